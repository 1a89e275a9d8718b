package drills;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the application and PostgreSQL. So many times it cuts the connection when the server says that a batch is committed,
 * before the application hears it.
 */
final class CuttingProxy implements AutoCloseable {
    private static final int COMMAND_COMPLETE = 'C';
    /** The answer to whether there is TLS, a single byte before all messages. */
    private static final int NO_TLS = 'N';

    private final ServerSocket server;
    private final int postgresPort;
    private final AtomicInteger cutsLeft;
    private final AtomicInteger cuts = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    CuttingProxy(int postgresPort, int cuts) throws IOException {
        this.postgresPort = postgresPort;
        this.cutsLeft = new AtomicInteger(cuts);
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many answers were withheld so far. */
    int cuts() {
        return cuts.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket application = server.accept();
                Socket postgres = new Socket(InetAddress.getLoopbackAddress(), postgresPort);
                threads.execute(() -> pass(application, postgres, this::requests));
                threads.execute(() -> pass(application, postgres, this::answers));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private interface Direction {
        void pass(Socket application, Socket postgres) throws IOException;
    }

    private static void pass(Socket application, Socket postgres, Direction direction) {
        try (application;
                postgres) {
            direction.pass(application, postgres);
        } catch (EOFException | SocketException ended) {
            return;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void requests(Socket application, Socket postgres) throws IOException {
        application.getInputStream().transferTo(postgres.getOutputStream());
    }

    private void answers(Socket application, Socket postgres) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(postgres.getInputStream()));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(application.getOutputStream()));
        boolean copied = false;
        int type = in.readUnsignedByte();
        if (type == NO_TLS) {
            out.write(type);
            out.flush();
            type = in.readUnsignedByte();
        }
        while (true) {
            Answer answer = Answer.read(type, in);
            if (copied && answer.completes("COMMIT") && cutsLeft.getAndDecrement() > 0) {
                cuts.incrementAndGet();
                return;
            }
            boolean ended = answer.completes("COMMIT") || answer.completes("ROLLBACK");
            copied = answer.completes("COPY ") || (copied && !ended);
            answer.write(out);
            if (in.available() == 0) {
                out.flush();
            }
            type = in.readUnsignedByte();
        }
    }

    /** A message of the server (documentation of PostgreSQL, "Message Formats"). */
    private static final class Answer {
        private final int type;
        private final byte[] body;

        private Answer(int type, byte[] body) {
            this.type = type;
            this.body = body;
        }

        static Answer read(int type, DataInputStream in) throws IOException {
            return new Answer(type, in.readNBytes(in.readInt() - Integer.BYTES));
        }

        boolean completes(String command) {
            return type == COMMAND_COMPLETE && new String(body, StandardCharsets.US_ASCII).startsWith(command);
        }

        void write(DataOutputStream out) throws IOException {
            out.write(type);
            out.writeInt(Integer.BYTES + body.length);
            out.write(body);
        }
    }
}
