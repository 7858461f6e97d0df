package org.sealpost.host.edge;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/// What comes in place of requests, at once and octet by octet.
class RequestReaderFuzzTest {
    private static final EdgeLimits.Sizes SIZES = new EdgeLimits.Sizes(64, 96, 256);

    @FuzzTest
    void readsTheSameHoweverItIsCut(byte[] data) {
        List<Request.Reading> whole = atOnce(data);
        require(alike(whole).equals(alike(byOctets(data))), "pieces read as the whole");
        for (Request.Reading reading : whole) {
            if (reading instanceof Request.Whole(Request request)) {
                require(!request.method().isEmpty() && !request.target().isEmpty(), "a request asks for something");
                require(request.target().length() <= SIZES.line(), "a target is within the limit of its line");
                require(!(request.persistent() && request.body()), "nothing is asked behind a body");
            }
        }
    }

    /// Of several faults in one head the one that is seen first is told.
    private static List<Request.Reading> alike(List<Request.Reading> readings) {
        return readings.stream()
                .map(reading -> reading instanceof Request.Refused ? new Request.Refused(Status.BAD_REQUEST) : reading)
                .toList();
    }

    private static List<Request.Reading> atOnce(byte[] data) {
        var readings = new ArrayList<Request.Reading>();
        read(new RequestReader(SIZES), Unpooled.wrappedBuffer(data), readings);
        return readings;
    }

    private static List<Request.Reading> byOctets(byte[] data) {
        var readings = new ArrayList<Request.Reading>();
        var reader = new RequestReader(SIZES);
        ByteBuf in = Unpooled.buffer(data.length);
        for (byte octet : data) {
            in.writeByte(octet);
            if (!read(reader, in, readings)) {
                break;
            }
        }
        return readings;
    }

    /// @return whether more may be read on this connection
    private static boolean read(RequestReader reader, ByteBuf in, List<Request.Reading> readings) {
        while (true) {
            Request.Reading reading = reader.read(in);
            switch (reading) {
                case Request.Unfinished _ -> {
                    return true;
                }
                case Request.Refused _ -> {
                    readings.add(reading);
                    return false;
                }
                case Request.Whole(Request request) -> {
                    readings.add(reading);
                    if (!request.persistent()) {
                        return false;
                    }
                }
            }
        }
    }

    private static void require(boolean holds, String invariant) {
        if (!holds) {
            throw new AssertionError(invariant);
        }
    }
}
