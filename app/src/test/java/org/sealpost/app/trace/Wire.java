package org.sealpost.app.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A message of Protocol Buffers, read without its description: numbers of fields with their values.
record Wire(List<Field> fields) {
    /// @param value a `Long`, or the `byte[]` of a text or of a message
    record Field(int number, Object value) {}

    static Wire read(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        var fields = new ArrayList<Field>();
        while (in.hasRemaining()) {
            long key = varint(in);
            int number = (int) (key >>> 3);
            switch ((int) key & 7) {
                case 0 -> fields.add(new Field(number, varint(in)));
                case 1 -> fields.add(new Field(number, in.getLong()));
                case 2 -> {
                    byte[] value = new byte[(int) varint(in)];
                    in.get(value);
                    fields.add(new Field(number, value));
                }
                case 5 -> fields.add(new Field(number, (long) in.getInt()));
                default -> throw new IllegalArgumentException("no wire type: " + key);
            }
        }
        return new Wire(fields);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    List<Wire> messages(int number) {
        return fields.stream()
                .filter(field -> field.number == number)
                .map(field -> read((byte[]) field.value))
                .toList();
    }

    String text(int number) {
        return fields.stream()
                .filter(field -> field.number == number)
                .map(field -> new String((byte[]) field.value, StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    long number(int number) {
        return fields.stream()
                .filter(field -> field.number == number)
                .map(field -> (Long) field.value)
                .findFirst()
                .orElse(0L);
    }
}
