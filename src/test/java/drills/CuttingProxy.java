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
        boolean first = true;
        boolean copied = false;
        while (true) {
            int type = in.readUnsignedByte();
            if (first && type == NO_TLS) {
                out.write(type);
            } else {
                int length = in.readInt();
                byte[] body = in.readNBytes(length - Integer.BYTES);
                String command = type == COMMAND_COMPLETE ? new String(body, StandardCharsets.US_ASCII).strip() : "";
                copied = !command.startsWith("ROLLBACK") && (copied || command.startsWith("COPY "));
                if (command.startsWith("COMMIT")) {
                    if (copied && cutsLeft.getAndDecrement() > 0) {
                        cuts.incrementAndGet();
                        return;
                    }
                    copied = false;
                }
                out.write(type);
                out.writeInt(length);
                out.write(body);
            }
            first = false;
            if (in.available() == 0) {
                out.flush();
            }
        }
    }
}
