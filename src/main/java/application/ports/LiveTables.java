package application.ports;

import domain.order.OrderEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that is stored, as the source and the measure of a rebuild, and empty tables beside it: into these all other ports of the process
 * that rebuilds write.
 */
public interface LiveTables {

    /** Why nothing can be rebuilt now; empty: it can. */
    Optional<String> objection();

    /** Empties the tables beside and takes over the catalogue without its stock, and what was decided on holds but for shortages. */
    void layOut();

    /** The orders on whose holds something was decided. */
    Set<String> decidedOrders();

    /** Goes through everything that was taken in, in the order of its commits; exemptions are taken over on the way, at their time. */
    void replay(Replay replay);

    /**
     * Takes over who got which units and the holds for those that were missing.
     *
     * @return the orders that such a hold concerns
     */
    Set<String> takeOverShortages();

    /** Takes over what happened and does not follow from messages: trails and numbers of alerts, ids of holds, stock. */
    void takeOverRecords();

    /** Compares each table with the one beside it. */
    List<TableComparison> compare();

    /** Puts the content of the tables beside in the place of what is stored: all of it or, where that fails, nothing. */
    void replace();

    /** Gives the room of the tables beside back. */
    void clear();

    /** What was taken in. */
    interface Replay {

        /**
         * @param batch received at one time, within a partition by rising offset
         */
        void messages(List<RawMessage> batch);

        /** An operator's change of an order's status. */
        void change(OrderEvent event);
    }

    /**
     * How a table compares.
     *
     * @param live rows as stored
     * @param rebuilt rows as recomputed
     * @param different rows that are missing on one side, or say something else there
     * @param first some of these, for people
     * @param remark what was left out of the comparison; empty: nothing
     */
    record TableComparison(String table, long live, long rebuilt, long different, List<String> first, String remark) {}
}
