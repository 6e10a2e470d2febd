package dev.backprop.engine.session;

import dev.backprop.engine.BadInputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** Reads one .npy of an archive; every size is checked before it is allocated. */
final class NpyReader {
    private static final int MAX_HEADER = 1 << 16;
    private static final int CHUNK = 1 << 16;
    /** Deflate cannot do better: 258 bytes from two bits. */
    private static final long MAX_INFLATION = 1032;

    private final CheckedInputStream in;
    private final ZipEntry entry;
    private final String place;
    private final long archiveBytes;

    /**
     * @param in the content of {@code entry}
     * @param place how messages name the array, with its file
     * @param archiveBytes the length of the whole archive
     */
    NpyReader(InputStream in, ZipEntry entry, String place, long archiveBytes) {
        this.in = new CheckedInputStream(in, new CRC32());
        this.entry = entry;
        this.place = place;
        this.archiveBytes = archiveBytes;
    }

    /** The array, in C order whatever the file's; {@code most} is how many values it may have. */
    NpyArray read(long most) throws IOException {
        try {
            return readChecked(most);
        } catch (EOFException | ZipException e) {
            throw new BadInputException(
                    place + ": found a truncated or corrupt array (" + e.getMessage() + "), expected " + entry.getSize()
                            + " bytes",
                    e);
        }
    }

    private NpyArray readChecked(long most) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Npz.startsWithMagic(start)) {
            throw BadInputException.at(place + ": magic", "another start", "\\x93NUMPY (a .npy array)");
        }
        int major = start[6];
        if (major != 1 && major != 2) {
            throw BadInputException.at(place + ": version", major + "." + start[7], "1.0 or 2.0");
        }
        int lengthBytes = major == 1 ? 2 : 4;
        long headerLength = littleEndian(in.readNBytes(lengthBytes));
        if (headerLength > MAX_HEADER) {
            throw BadInputException.at(place + ": header length", headerLength + " bytes", "at most " + MAX_HEADER);
        }
        byte[] headerBytes = in.readNBytes((int) headerLength);
        NpyHeader header = NpyHeader.parse(new String(headerBytes, StandardCharsets.ISO_8859_1));
        if (header == null || headerBytes.length < headerLength) {
            throw BadInputException.at(
                    place + ": header", "something else", "{'descr': …, 'fortran_order': …, 'shape': (…), }");
        }
        return body(header, start.length + lengthBytes + headerLength, most);
    }

    private NpyArray body(NpyHeader header, long headBytes, long most) throws IOException {
        NpyType type = NpyType.of(header.descr());
        if (type == null) {
            throw BadInputException.at(place + ": descr", "'" + header.descr() + "'", NpyType.KNOWN);
        }
        String shape = "shape " + NpyHeader.shown(header.shape());
        long elements = header.elements(most);
        if (elements < 0) {
            throw BadInputException.at(place, shape, "at most " + most + " values");
        }
        long bytes = elements * type.bytes();
        long found = entry.getSize() - headBytes;
        if (found != bytes || bytes > archiveBytes * MAX_INFLATION) {
            throw BadInputException.at(place, found + " bytes of values", bytes + " for " + shape);
        }
        int[] lengths = header.shape().stream().mapToInt(Math::toIntExact).toArray();
        double[] values = values(type, (int) elements);
        if (in.read() >= 0) {
            throw BadInputException.at(place, "trailing bytes", bytes + " for " + shape);
        }
        checkCrc();
        NpyArray array = new NpyArray(lengths, header.fortranOrder() ? toRowMajor(values, header.shape()) : values);
        checkFinite(array);
        return array;
    }

    private double[] values(NpyType type, int count) throws IOException {
        double[] values = new double[count];
        int perChunk = CHUNK / type.bytes();
        for (int at = 0; at < count; ) {
            int n = Math.min(perChunk, count - at);
            byte[] chunk = in.readNBytes(n * type.bytes());
            if (chunk.length < n * type.bytes()) {
                throw new EOFException("the end after " + (at + chunk.length / type.bytes()) + " values");
            }
            ByteBuffer buffer = ByteBuffer.wrap(chunk).order(type.order());
            for (int i = 0; i < n; i++) {
                values[at++] = type.get(buffer);
            }
        }
        return values;
    }

    private void checkCrc() {
        long found = in.getChecksum().getValue();
        if (entry.getCrc() >= 0 && found != entry.getCrc()) {
            throw BadInputException.at(
                    place,
                    "CRC-32 " + Long.toHexString(found),
                    Long.toHexString(entry.getCrc()) + " (the file is corrupt)");
        }
    }

    private void checkFinite(NpyArray array) {
        for (int i = 0; i < array.values().length; i++) {
            if (!Double.isFinite(array.values()[i])) {
                throw BadInputException.at(
                        place + array.place(i), String.valueOf(array.values()[i]), "a finite number");
            }
        }
    }

    /** From the first index running fastest to the last. */
    private static double[] toRowMajor(double[] values, List<Long> shape) {
        int rank = shape.size();
        int[] stride = new int[rank];
        int product = 1;
        for (int d = 0; d < rank; d++) {
            stride[d] = product;
            product *= Math.toIntExact(shape.get(d));
        }
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            int rest = i;
            int from = 0;
            for (int d = rank - 1; d >= 0; d--) {
                int length = Math.toIntExact(shape.get(d));
                from += rest % length * stride[d];
                rest /= length;
            }
            out[i] = values[from];
        }
        return out;
    }

    private static long littleEndian(byte[] bytes) throws EOFException {
        if (bytes.length < 2) {
            throw new EOFException("the end inside the header");
        }
        long value = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            value = (value << 8) | (bytes[i] & 0xff);
        }
        return value;
    }
}
