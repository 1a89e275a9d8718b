package adapters.web.pages;

import adapters.web.access.Visitor;
import adapters.web.catalogue.ImportReport;
import adapters.web.text.Figure;
import application.views.AccessLogRow;
import application.views.AccountRow;
import application.views.AlertGroupRow;
import application.views.AlertRow;
import application.views.AlertTrailEntry;
import application.views.EventRow;
import application.views.ExemptionRow;
import application.views.HoldView;
import application.views.NotificationRow;
import application.views.OrderFacts;
import application.views.OrderRow;
import application.views.ProductRow;
import domain.hold.Verdict;
import io.quarkus.qute.TemplateData;

/**
 * What templates read that texts are asked about as well. Of such a class the build would compile in only what one of the two uses and leave the
 * rest to reflection, which a native executable does not have; here it is told of all of it.
 */
@TemplateData(target = Visitor.class)
@TemplateData(target = ImportReport.class)
@TemplateData(target = ImportReport.LineFault.class)
@TemplateData(target = AlertList.Desk.class)
@TemplateData(target = AlertList.OnlyGroup.class)
@TemplateData(target = AlertList.Question.class)
@TemplateData(target = AlertReport.class)
@TemplateData(target = AlertReport.Refused.class)
@TemplateData(target = EventPages.Moved.class)
@TemplateData(target = ExemptionPages.Told.class)
@TemplateData(target = NotificationPages.Told.class)
@TemplateData(target = OrderProgress.Stop.class)
@TemplateData(target = OrderScreen.class)
@TemplateData(target = OrderScreen.HoldCard.class)
@TemplateData(target = PresetChart.class)
@TemplateData(target = PresetChart.Point.class)
@TemplateData(target = ProductForm.class)
@TemplateData(target = ProductQuery.class)
@TemplateData(target = RawText.class)
@TemplateData(target = Shares.class)
@TemplateData(target = Shares.Reason.class)
@TemplateData(target = Shell.class)
@TemplateData(target = SignInScreen.Told.class)
@TemplateData(target = StartPage.Board.class)
@TemplateData(target = StartPage.Entrance.class)
@TemplateData(target = StatusReport.class)
@TemplateData(target = Tile.class)
@TemplateData(target = Tile.Change.class)
@TemplateData(target = Totals.Group.class)
@TemplateData(target = Totals.Entry.class)
@TemplateData(target = Figure.class)
@TemplateData(target = AccessLogRow.class)
@TemplateData(target = AccountRow.class)
@TemplateData(target = AlertGroupRow.class)
@TemplateData(target = AlertRow.class)
@TemplateData(target = AlertTrailEntry.class)
@TemplateData(target = EventRow.class)
@TemplateData(target = ExemptionRow.class)
@TemplateData(target = HoldView.class)
@TemplateData(target = HoldView.Burst.class)
@TemplateData(target = NotificationRow.class)
@TemplateData(target = OrderFacts.class)
@TemplateData(target = OrderRow.class)
@TemplateData(target = Verdict.Burst.class)
@TemplateData(target = Verdict.Missing.class)
@TemplateData(target = Verdict.Shortage.class)
@TemplateData(target = ProductRow.class)
@TemplateData(target = ProductRow.Exemption.class)
final class TemplateTypes {
    private TemplateTypes() {}
}
