package adapters.web.text;

import domain.metrics.Preset;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the start page says; the wordings are in {@code messages/dash_*.properties}. */
@MessageBundle("dash")
public interface DashboardMessages {

    @Message
    String title();

    @Message
    String asOf(String time);

    @Message
    String noFiguresYet();

    @Message
    String tiles();

    @Message
    String name(Figure figure);

    @Message
    String note(Figure figure);

    @Message
    String seconds(String number);

    @Message
    String minutes(String number);

    @Message
    String hours(String number);

    @Message
    String days(String number);

    @Message
    String basis(Figure figure);

    @Message
    String unknown();

    @Message
    String unknownLag();

    @Message
    String noDelay();

    @Message
    String up(String amount, String basis);

    @Message
    String down(String amount, String basis);

    @Message
    String same(String basis);

    @Message
    String versus(String basis);

    @Message
    String trend(String lowest, String highest);

    @Message
    String alertsOpened(String count);

    @Message
    String consumed(String count);

    @Message
    String toAllEvents();

    @Message
    String chartTitle();

    @Message
    String chartTotals(String orders, String held, String rate, String shipped);

    @Message
    String span(Total.Span span);

    @Message
    String total(Total total);

    @Message
    String presets();

    @Message
    String preset(Preset preset);

    @Message
    String presetUnknown();

    @Message
    String chartData();

    @Message
    String chartBroken();

    @Message
    String chartCaption();

    @Message
    String timeLabel();

    @Message
    String ordersLabel();

    @Message
    String passedLabel();

    @Message
    String heldLabel();

    @Message
    String shippedLabel();

    @Message
    String rateLabel();

    @Message
    String running();

    @Message
    String channelsTitle();

    @Message
    String channelsCaption();

    @Message
    String shareLabel();

    @Message
    String noOrdersToday();

    @Message
    String otherChannels(int count);

    @Message
    String reasonsTitle();

    @Message
    String nothingHeld();

    @Message
    String recentOrders();

    @Message
    String recentAlerts();

    @Message
    String noOrders();

    @Message
    String noAlerts();

    /** {@code %count%} is for the page to put in. */
    @Message
    String waiting();

    @Message
    String all();

    @Message
    String welcome();

    @Message
    String welcomeText();

    @Message
    String stepCatalogue();

    @Message
    String stepCatalogueText();

    @Message
    String toProducts();

    @Message
    String stepEvent();

    @Message
    String stepEventText(String topic);

    @Message
    String stepSimulate();

    @Message
    String stepSimulateText();

    @Message
    String stepLook();

    @Message
    String stepLookText();

    @Message
    String copy();

    @Message
    String copied();

    @Message
    String sampleAddress();

    @Message
    String dayPattern();
}
