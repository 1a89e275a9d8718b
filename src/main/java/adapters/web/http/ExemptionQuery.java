package adapters.web.http;

import application.views.ExemptionFilter;
import application.views.PageRequest;
import domain.hold.ExemptionWish;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of the list of exemptions, the same for programs and people. */
public record ExemptionQuery(
        @Parameter(description = "USER, PRODUCT or ALL") @QueryParam("kind") @Nullable
        String kind,

        @Parameter(description = "The id of the user or product") @QueryParam("subject") @Nullable
        String subject,

        @Parameter(description = "true: only those that are not over") @QueryParam("active") @Nullable
        String active,

        @Parameter(description = Parameters.LIMIT_MEANS) @QueryParam("limit") @Nullable
        String limit,

        @Parameter(description = Parameters.CURSOR_MEANS) @QueryParam("cursor") @Nullable
        String cursor) {

    public ExemptionFilter filter() {
        return new ExemptionFilter(
                Parameters.oneOf("kind", kind, ExemptionWish.Kind.values(), ExemptionWish.Kind::name),
                Parameters.text("subject", subject),
                onlyActive());
    }

    public boolean onlyActive() {
        return Parameters.flag("active", active);
    }

    public PageRequest<Long> page() {
        return new PageRequest<>(Cursors.event(cursor), Parameters.limit("limit", limit));
    }
}
