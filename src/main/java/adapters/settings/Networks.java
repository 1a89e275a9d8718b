package adapters.settings;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Networks by address and length of their prefix; an address alone is a network of one. Names are not looked up. */
public final class Networks {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String LITERAL = OCTET + "(\\." + OCTET + "){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*";
    private static final Pattern PORT = Pattern.compile("^(?:\\[([^\\]]+)]|([0-9.]+))(?::[0-9]+)?$");

    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    private record Network(InetAddress base, int prefix) {

        static Network of(String text) {
            String[] parts = text.strip().split("/", -1);
            InetAddress base = address(parts[0]);
            int longest = base.getAddress().length * Byte.SIZE;
            int prefix = parts.length == 1 ? longest : Integer.parseInt(parts[1]);
            if (parts.length > 2 || prefix < 0 || prefix > longest) {
                throw new IllegalArgumentException(text);
            }
            return new Network(base, prefix);
        }

        boolean contains(InetAddress address) {
            byte[] mine = base.getAddress();
            byte[] other = address.getAddress();
            int free = mine.length * Byte.SIZE - prefix;
            return mine.length == other.length
                    && new BigInteger(1, mine).shiftRight(free).equals(new BigInteger(1, other).shiftRight(free));
        }
    }

    /**
     * @throws IllegalArgumentException where one is none
     */
    public static Networks of(List<String> networks) {
        return new Networks(networks.stream().map(Network::of).toList());
    }

    static boolean areReadable(String list) {
        try {
            of(Arrays.asList(list.split(",", -1)));
            return true;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /**
     * @param address as digits; anything else is in no network
     */
    public boolean contain(String address) {
        String bare = address.replaceFirst("%.*", "");
        return bare.matches(LITERAL) && networks.stream().anyMatch(network -> network.contains(address(bare)));
    }

    /**
     * The address in a form of its own, so that it is the same text whoever tells it.
     *
     * @param text digits, perhaps with a port
     * @return empty: it is no address
     */
    public static Optional<String> canonical(String text) {
        String bare = PORT.matcher(text.strip()).replaceFirst("$1$2");
        try {
            return Optional.of(address(bare).getHostAddress());
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static InetAddress address(String literal) {
        if (!literal.matches(LITERAL)) {
            throw new IllegalArgumentException(literal);
        }
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException unreadable) {
            throw new IllegalArgumentException(literal, unreadable);
        }
    }
}
