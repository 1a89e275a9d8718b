package adapters.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import adapters.oidc.IdTokenCheck.NotHeld;
import application.ports.IdentityProvider.Answer;
import application.ports.IdentityProvider.Proof;
import application.ports.IdentityProvider.Question;
import application.ports.IdentityProvider.Unreachable;
import com.fasterxml.jackson.databind.ObjectMapper;
import fixtures.FakeProvider;
import fixtures.TestClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the flow makes of a provider that is away, or of an answer that is another one's. */
class CodeFlowTest {
    private static final Proof PROOF = new Proof("nonce", "verifier");
    private static final Question QUESTION = new Question("state", PROOF, false);

    private final TestClock clock = new TestClock(Instant.now());

    @Test
    void anAnswerThatNamesAnotherProviderIsNotRedeemed() throws Exception {
        try (FakeProvider provider = new FakeProvider(true)) {
            CodeFlow flow = flow(provider);

            for (String issuer : new @Nullable String[] {"https://evil.example", provider.issuer() + "/", "", null}) {
                Answer answer = new Answer(code(flow), issuer);
                assertThatThrownBy(() -> flow.redeem(answer, PROOF))
                        .isInstanceOf(NotHeld.class)
                        .hasMessage("the answer is not the provider's");
            }
            assertThat(flow.redeem(new Answer(code(flow), provider.issuer()), PROOF)
                            .name())
                    .isEqualTo("somebody");
        }
    }

    @Test
    void aProviderThatNeverNamesItselfNeedNotBeNamed() throws Exception {
        try (FakeProvider provider = new FakeProvider(false)) {
            CodeFlow flow = flow(provider);

            assertThat(flow.redeem(new Answer(code(flow), null), PROOF).name()).isEqualTo("somebody");
            Answer foreign = new Answer(code(flow), "https://evil.example");
            assertThatThrownBy(() -> flow.redeem(foreign, PROOF)).isInstanceOf(NotHeld.class);
        }
    }

    @Test
    void keysThatCannotBeHadSayNothingOfTheToken() throws Exception {
        try (FakeProvider provider = new FakeProvider()) {
            provider.failing(FakeProvider.KEYS);
            CodeFlow flow = flow(provider);
            Answer answer = new Answer(code(flow), provider.issuer());

            assertThatThrownBy(() -> flow.redeem(answer, PROOF))
                    .isInstanceOf(Unreachable.class)
                    .hasMessage(provider.issuer() + "/keys answers 503");
        }
    }

    @Test
    void whatTheProviderToldGoesOnToHoldWhileItIsAway() throws Exception {
        try (FakeProvider provider = new FakeProvider()) {
            CodeFlow flow = flow(provider);
            String before = flow.entrance(QUESTION);

            provider.failing(FakeProvider.DESCRIPTION);
            clock.advance(Duration.ofHours(2));

            assertThat(flow.entrance(QUESTION)).isEqualTo(before);
            assertThat(flow.entrance(QUESTION)).isEqualTo(before);
            assertThatThrownBy(() -> flow(provider).entrance(QUESTION)).isInstanceOf(Unreachable.class);
        }
    }

    @Test
    void nobodyWaitsWhileAnotherAsksTheProviderAnew() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (FakeProvider provider = new FakeProvider()) {
            CodeFlow flow = flow(provider);
            String before = flow.entrance(QUESTION);
            clock.advance(Duration.ofHours(2));

            Future<String> asking;
            try (FakeProvider.Silence silence = provider.silent(FakeProvider.DESCRIPTION)) {
                asking = other.submit(() -> flow.entrance(QUESTION));
                silence.awaitAsked();

                assertThat(flow.entrance(QUESTION)).isEqualTo(before);
                assertThat(asking.isDone()).isFalse();
            }
            assertThat(asking.get(10, TimeUnit.SECONDS)).isEqualTo(before);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void afterASignOutTheProviderIsToAskAnew() throws Exception {
        try (FakeProvider provider = new FakeProvider()) {
            CodeFlow flow = flow(provider);

            assertThat(flow.entrance(QUESTION)).doesNotContain("prompt=");
            assertThat(flow.entrance(new Question("state", PROOF, true))).contains("&prompt=login");
        }
    }

    private CodeFlow flow(FakeProvider provider) {
        Client client = new Client(
                provider.issuer(),
                FakeProvider.CLIENT,
                FakeProvider.SECRET,
                "openid",
                "http://localhost/back",
                new PersonClaims("preferred_username", "groups"));
        return new CodeFlow(client, new ProviderHttp(new ObjectMapper()), clock);
    }

    /** What a browser would bring back. */
    private static String code(CodeFlow flow) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(flow.entrance(QUESTION))).build();
        String back = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return back.replaceFirst(".*[?&]code=([^&]+).*", "$1");
    }
}
