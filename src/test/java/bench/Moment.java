package bench;

/** Clocks read together: wall time in nanoseconds, CPU times in microseconds, and how many messages were done. */
record Moment(long nanos, long done, long serverMicros, long clientMicros, long kafkaMicros, long machineMicros) {

    /** What happened between an earlier moment and this one. */
    Span since(Moment earlier) {
        return new Span(
                nanos - earlier.nanos,
                done - earlier.done,
                serverMicros - earlier.serverMicros,
                clientMicros - earlier.clientMicros,
                kafkaMicros - earlier.kafkaMicros,
                machineMicros - earlier.machineMicros);
    }

    record Span(long nanos, long messages, long serverMicros, long clientMicros, long kafkaMicros, long machineMicros) {

        double perSecond() {
            return messages * 1e9 / nanos;
        }

        double seconds() {
            return nanos / 1e9;
        }

        double server() {
            return (double) serverMicros / messages;
        }

        double client() {
            return (double) clientMicros / messages;
        }

        double together() {
            return server() + client();
        }

        double kafka() {
            return (double) kafkaMicros / messages;
        }

        /** The part of the machine's CPU time that went to processes of others. */
        double othersShare(int processors) {
            long others = machineMicros - serverMicros - clientMicros - kafkaMicros;
            return Math.max(0, others * 1_000.0 / nanos / processors);
        }
    }
}
