package dev.backprop.engine.data;

import dev.backprop.engine.BadInputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The uncompressed bytes of one IDX file in one pass: inflated, hashed and stored, with the place for every error. */
final class IdxStream implements AutoCloseable {
    private static final int CHUNK = 1 << 16;
    /** Images of digits shrink about fivefold; a first buffer of this many times the gzip seldom has to grow. */
    private static final long USUAL_INFLATION = 8;

    private final IdxSource source;
    private final InputStream in;
    private final MessageDigest digest;
    private final byte[] chunk = new byte[CHUNK];
    private long offset;

    IdxStream(IdxSource source) {
        this.source = source;
        if (source.storedBytes() == 0) {
            throw BadInputException.at(source.name() + ": byte 0", "an empty file", "an IDX file");
        }
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        in = open(source);
    }

    private static InputStream open(IdxSource source) {
        InputStream raw;
        try {
            raw = source.opener().open();
        } catch (IOException e) {
            throw new BadInputException(source.name() + ": cannot be read: " + e.getMessage(), e);
        }
        if (!source.gzip()) {
            return raw;
        }
        try {
            return new Gzip(raw);
        } catch (IOException e) {
            closeQuietly(raw);
            String found = e instanceof EOFException ? "a truncated gzip header" : "no gzip (" + e.getMessage() + ")";
            throw new BadInputException(source.name() + ": byte 0: found " + found + ", expected a gzip", e);
        }
    }

    /** The next four bytes, big-endian. */
    int readInt(String field) {
        int got = 0;
        while (got < Integer.BYTES) {
            int n = read(got, Integer.BYTES - got, field);
            if (n < 0) {
                throw BadInputException.at(
                        source.name() + ": byte " + offset, "the end of the file", field + " of an IDX header");
            }
            got += n;
        }
        digest.update(chunk, 0, Integer.BYTES);
        return ByteBuffer.wrap(chunk).getInt(0);
    }

    /** Exactly {@code size} more bytes and then the end, in a buffer off the heap that never outgrows what has come. */
    ByteBuffer body(int size, String claim) {
        long first = source.gzip() ? Math.max(CHUNK, source.storedBytes() * USUAL_INFLATION) : size;
        ByteBuffer buffer = allocate((int) Math.min(size, first));
        String expected = size + " bytes after the header for " + claim;
        while (true) {
            int n = read(0, CHUNK, expected);
            if (n < 0) {
                break;
            }
            if (n > size - buffer.position()) {
                throw BadInputException.at(
                        source.name() + ": byte " + (offset - n + size - buffer.position()),
                        "trailing bytes",
                        expected);
            }
            if (n > buffer.remaining()) {
                buffer = grown(buffer, size);
            }
            digest.update(chunk, 0, n);
            buffer.put(chunk, 0, n);
        }
        if (buffer.position() < size) {
            throw BadInputException.at(source.name() + ": byte " + offset, "the end of the file (truncated)", expected);
        }
        if (in instanceof Gzip gzip && gzip.isFollowed()) {
            throw BadInputException.at(
                    source.name() + ": byte " + offset + " of its content",
                    "bytes after the end of the gzip",
                    expected);
        }
        return buffer.flip();
    }

    /** Of everything that was read, in lower-case hexadecimal; to be asked once, at the end. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private ByteBuffer grown(ByteBuffer buffer, int size) {
        long wanted = Math.max(2L * buffer.capacity(), (long) buffer.position() + CHUNK);
        ByteBuffer larger = allocate((int) Math.min(size, wanted));
        return larger.put(buffer.flip());
    }

    private ByteBuffer allocate(int bytes) {
        try {
            return ByteBuffer.allocateDirect(bytes);
        } catch (OutOfMemoryError e) {
            throw new BadInputException(
                    source.name() + ": header: found " + bytes
                            + " bytes of data, expected no more than the memory allows (-XX:MaxDirectMemorySize)",
                    e);
        }
    }

    private int read(int from, int length, String expected) {
        try {
            int n = in.read(chunk, from, length);
            offset += Math.max(n, 0);
            return n;
        } catch (EOFException e) {
            throw new BadInputException(
                    source.name() + ": byte " + offset + " of its content: found the end of a truncated gzip, expected "
                            + expected,
                    e);
        } catch (ZipException e) {
            throw new BadInputException(
                    source.name() + ": byte " + offset + " of its content: found a corrupt gzip (" + e.getMessage()
                            + "), expected " + expected,
                    e);
        } catch (IOException e) {
            throw new BadInputException(source.name() + ": byte " + offset + ": cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        closeQuietly(in);
    }

    private static void closeQuietly(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // Everything that was wanted has been read; a failing close changes none of it.
            System.getLogger(IdxStream.class.getName()).log(System.Logger.Level.DEBUG, "close", e);
        }
    }

    /** A gzip that can tell whether anything comes after it: the JDK's own passes over that in silence. */
    private static final class Gzip extends GZIPInputStream {
        /** CRC-32 and length, which the inflater leaves in its input. */
        private static final int TRAILER = 8;

        Gzip(InputStream raw) throws IOException {
            super(raw, CHUNK);
        }

        boolean isFollowed() {
            return inf.getRemaining() > TRAILER;
        }
    }
}
