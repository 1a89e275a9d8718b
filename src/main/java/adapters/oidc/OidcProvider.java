package adapters.oidc;

import adapters.oidc.IdTokenCheck.NotHeld;
import adapters.settings.Settings;
import adapters.settings.Settings.Oidc;
import application.ports.IdentityProvider;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The provider that is set, if one is. It is asked for nothing before somebody signs in by it. */
@ApplicationScoped
class OidcProvider implements IdentityProvider {
    private static final Logger LOG = Logger.getLogger(OidcProvider.class);
    private static final String RETURN_PATH = "/login/oidc/return";

    private final @Nullable CodeFlow flow;

    OidcProvider(Settings settings, ObjectMapper json, Clock clock) {
        Oidc oidc = settings.access().oidc();
        String back = settings.baseUrl().toString().replaceFirst("/+$", "") + RETURN_PATH;
        this.flow = oidc.issuer()
                .map(issuer -> new CodeFlow(Client.of(oidc, issuer, back), new ProviderHttp(json), clock))
                .orElse(null);
    }

    @Override
    public boolean present() {
        return flow != null;
    }

    @Override
    public String entrance(Question question) {
        return told(() -> flow().entrance(question));
    }

    @Override
    public Optional<Person> redeem(Answer answer, Proof proof) {
        return told(() -> {
            try {
                return Optional.of(flow().redeem(answer, proof));
            } catch (NotHeld refused) {
                LOG.warnf("Nobody is signed in by the identity provider: %s", refused.getMessage());
                return Optional.empty();
            }
        });
    }

    private CodeFlow flow() {
        CodeFlow set = flow;
        if (set == null) {
            throw new IllegalStateException("no identity provider is set");
        }
        return set;
    }

    private static <T> T told(Supplier<T> question) {
        try {
            return question.get();
        } catch (Unreachable away) {
            LOG.warnf("The identity provider is of no use: %s", away.getMessage());
            throw away;
        }
    }
}
