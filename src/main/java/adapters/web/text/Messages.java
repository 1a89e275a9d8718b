package adapters.web.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the console says around the values it shows; the wordings are in {@code messages/msg_*.properties}. */
@MessageBundle
public interface Messages {

    @Message
    String product();

    @Message
    String skipToContent();

    @Message
    String navigation();

    @Message
    String otherLanguage();

    @Message
    String themeSystem();

    @Message
    String themeLight();

    @Message
    String themeDark();

    @Message
    String offline();

    /** {@code %time%} is for the page to put in when it last heard of changes. */
    @Message
    String staleSince();

    @Message
    String liveAgain();

    @Message
    String signedOut();

    @Message
    String reload();

    /** {@code %count%} is for the page to put in; so with all that tell of news. */
    @Message
    String newOrders();

    @Message
    String newEvents();

    @Message
    String newAlerts();

    @Message
    String newGroups();

    @Message
    String newProducts();

    @Message
    String newMessages();

    @Message
    String showNew();

    @Message
    String leftList();

    @Message
    String timesShownIn(String zone);

    @Message
    String pages();

    @Message
    String toFirst();

    @Message
    String toNext();

    @Message
    String noOrdersYet();

    @Message
    String moreLines(int count);

    @Message
    String filters();

    @Message
    String search();

    @Message
    String searchOrders();

    @Message
    String searchProducts();

    @Message
    String any();

    @Message
    String apply();

    @Message
    String clearFilters();

    @Message
    String exportCsv();

    @Message
    String nothingSoFar();

    @Message
    String noOrdersMatch();

    @Message
    String endOfList();

    @Message
    String ordersCaption();

    @Message
    String noneGiven();

    @Message
    String placedAt();

    @Message
    String releasedAt();

    @Message
    String facts();

    @Message
    String lines();

    @Message
    String evidenceMissing();

    @Message
    String evidenceShortage(String product, long wanted, long available);

    @Message
    String evidenceUserBurst(String user, String seconds, long count, int limit);

    @Message
    String evidenceProductBurst(String product, String seconds, long count, int limit);

    @Message
    String evidenceLookback(String seconds, long count);

    @Message
    String evidenceLeft(long count);

    @Message
    String evidenceChannel();

    @Message
    String evidenceManual();

    @Message
    String burstOrders(int shown, long all);

    @Message
    String inWindow();

    @Message
    String alreadyLeft();

    @Message
    String eventsCaption();

    @Message
    String rawMessage();

    /** Told once it is unfolded below its event. */
    @Message
    String rawShown();

    @Message
    String onlyErrors();

    @Message
    String noErrors();

    @Message
    String noEventsMatch();

    @Message
    String noEventsYet();

    @Message
    String position(String topic, int partition, long offset);

    @Message
    String bytes(String count);

    @Message
    String rawAbsent();

    @Message
    String rawEmpty();

    @Message
    String rawNotUtf8();

    @Message
    String rawCut();

    @Message
    String download();

    @Message
    String edit();

    @Message
    String productsCaption();

    @Message
    String noStockKept();

    @Message
    String noProductsMatch();

    @Message
    String noProductsYet();

    @Message
    String noProductsAtAll();

    @Message
    String newProduct();

    @Message
    String editProduct();

    @Message
    String stockHint();

    @Message
    String save();

    @Message
    String cancel();

    @Message
    String saved();

    @Message
    String toForm();

    @Message
    String importTitle();

    @Message
    String importHint();

    @Message
    String importAction();

    @Message
    String sampleName();

    @Message
    String csvFile();

    @Message
    String imported(int count);

    @Message
    String importRefused(int count);

    @Message
    String goBack();
}
