package adapters.web.http;

import adapters.settings.Settings;

/** Under which address visitors reach the console, whatever stands between them and it ({@code APP_BASE_URL}). */
public final class PublicAddress {
    private PublicAddress() {}

    /** Whether they reach it by TLS. */
    public static boolean isByTls(Settings settings) {
        return "https".equalsIgnoreCase(settings.baseUrl().getScheme());
    }
}
