package adapters.simulator;

import org.jspecify.annotations.Nullable;

/** Who ordered and where it goes, as the channel was told: any of it may be missing. */
record Buyer(
        @Nullable String userId,
        String recipient,
        String postalCode,
        @Nullable String address) {

    Buyer withoutUser() {
        return new Buyer(null, recipient, postalCode, address);
    }

    Buyer livingAt(@Nullable String otherAddress) {
        return new Buyer(userId, recipient, postalCode, otherAddress);
    }
}
