package domain.access;

import java.util.Arrays;

/**
 * The addresses that one subscriber usually has, by which tries are counted: one of IPv4, but of IPv6 all that begin with the same 64 bits
 * (RFC 6177), among which he could take another for each try.
 */
public final class AddressBlock {
    private static final int GROUPS = 8;
    private static final int OF_THE_NETWORK = 4;

    private AddressBlock() {}

    /**
     * @param address as digits, of IPv6 in eight groups
     */
    public static String of(String address) {
        String[] groups = address.split(":", -1);
        return groups.length == GROUPS
                ? String.join(":", Arrays.asList(groups).subList(0, OF_THE_NETWORK)) + "::/64"
                : address;
    }
}
