package adapters.simulator;

import adapters.simulator.SampleData.Street;
import domain.order.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The world the orders come from: channels, customers, products, and an agenda of what will be reported. */
final class Market {
    private static final int CUSTOMERS = 2_000;
    private static final long FIRST_CUSTOMER = 100_001;

    private final TrafficPlan plan;
    private final Dice dice;
    private final Identities identities;
    private final Agenda agenda = new Agenda();
    private final Deck<Buyer> customers;
    private final Deck<Product> products;
    private final Deck<Product> scarceProducts;

    Market(TrafficPlan plan, List<Product> catalogue) {
        this.plan = plan;
        this.dice = new Dice(plan.seed());
        this.identities = new Identities(plan);
        this.customers = new Deck<>(customers(), dice);
        this.products = new Deck<>(
                catalogue.stream().filter(product -> !product.scarce()).toList(), dice);
        this.scarceProducts =
                new Deck<>(catalogue.stream().filter(Product::scarce).toList(), dice);
    }

    private List<Buyer> customers() {
        List<String> families = SampleData.familyNames();
        List<String> givens = SampleData.givenNames();
        List<Street> streets = SampleData.streets();
        return IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> {
                    Street street = dice.oneOf(streets);
                    String name = dice.oneOf(families) + dice.oneOf(givens);
                    return new Buyer(Long.toString(FIRST_CUSTOMER + i), name, street.postalCode(), house(street));
                })
                .toList();
    }

    private String house(Street street) {
        String house = street.road() + " " + dice.between(1, 480);
        return dice.chance(700)
                ? house + ", %d동 %d호".formatted(dice.between(101, 118), dice.between(1, 25) * 100 + dice.between(1, 8))
                : house;
    }

    Dice dice() {
        return dice;
    }

    Agenda agenda() {
        return agenda;
    }

    Buyer nextCustomer() {
        return customers.deal();
    }

    Product nextProduct() {
        return products.deal();
    }

    Product nextScarceProduct() {
        return scarceProducts.deal();
    }

    SalesChannel anyChannel() {
        return dice.oneOf(List.of(SalesChannel.values()));
    }

    /** An order like most. */
    Purchase order(Instant at) {
        SalesChannel channel = anyChannel();
        return order(at, channel, nextCustomer(), basket(channel));
    }

    Purchase order(Instant at, SalesChannel channel, Buyer buyer, List<Line> lines) {
        return new Purchase(identities.nextOrder(channel, plan), channel, at, buyer, lines);
    }

    List<Line> basket(SalesChannel channel) {
        int size = channel.hasBaskets() && dice.chance(300) ? dice.between(2, 3) : 1;
        List<Line> lines = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            lines.add(Line.of(nextProduct(), dice.chance(800) ? 1 : dice.between(2, 5)));
        }
        return List.copyOf(lines);
    }

    void report(Purchase purchase, OrderStatus status, Instant at) {
        report(purchase, status.name(), at);
    }

    void report(Purchase purchase, String status, Instant at) {
        agenda.add(new ChannelEvent(identities.nextEvent(), purchase, status, at));
    }

    /** Some time after: a third of the mean step to five thirds of it, and a millisecond at least. */
    Instant after(Instant at) {
        Duration step = plan.step().multipliedBy(dice.between(33, 167)).dividedBy(100);
        return at.plusMillis(Math.max(1, step.toMillis()));
    }
}
