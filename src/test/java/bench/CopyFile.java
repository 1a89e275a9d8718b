package bench;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file in PostgreSQL's binary COPY format, handed out again as complete smaller ones. */
final class CopyFile implements AutoCloseable {
    /** Signature (11 bytes), flags (4) and the length of an empty header extension (4). */
    private static final int HEADER_BYTES = 19;

    private static final int END_OF_ROWS = -1;
    private static final int NULL_LENGTH = -1;

    private final DataInputStream source;
    private final byte[] header;
    private boolean ended;

    CopyFile(InputStream source) throws IOException {
        this.source = new DataInputStream(source);
        this.header = this.source.readNBytes(HEADER_BYTES);
    }

    /** The next rows, at most so many; without any the format's frame alone. */
    byte[] next(int rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(rows * 256);
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(header);
        for (int row = 0; row < rows && !ended; row++) {
            copyRow(out);
        }
        out.writeShort(END_OF_ROWS);
        return bytes.toByteArray();
    }

    private void copyRow(DataOutputStream out) throws IOException {
        int fields = source.readShort();
        if (fields == END_OF_ROWS) {
            ended = true;
            return;
        }
        out.writeShort(fields);
        for (int field = 0; field < fields; field++) {
            int length = source.readInt();
            out.writeInt(length);
            if (length != NULL_LENGTH) {
                out.write(source.readNBytes(length));
            }
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
