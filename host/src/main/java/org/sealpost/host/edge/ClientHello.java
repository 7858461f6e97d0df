package org.sealpost.host.edge;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the first message of a handshake says about whom it is for, read before there is an engine for it.
///
/// @param serverName as it was sent; empty when there was none
/// @param protocols offered by ALPN, in their order; empty when there was none
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-4.1.2">RFC 8446 §4.1.2</a>
record ClientHello(Optional<String> serverName, List<String> protocols) {
    /// RFC 8737 §6.2
    static final String ACME = "acme-tls/1";

    private static final int SERVER_NAME = 0;
    private static final int ALPN = 16;
    private static final int HOST_NAME = 0;

    ClientHello {
        protocols = List.copyOf(protocols);
    }

    /// Whether this is a CA that looks for the answer to its challenge. RFC 8737 §3: it offers this protocol alone.
    boolean isChallenge() {
        return protocols.equals(List.of(ACME));
    }

    /// The message without its header; empty when it is cut off, has octets left over, or says one thing twice.
    static Optional<ClientHello> read(ByteBuf message) {
        try {
            ByteBuf hello = message.duplicate();
            hello.skipBytes(2 + 32);
            hello.skipBytes(hello.readUnsignedByte());
            hello.skipBytes(hello.readUnsignedShort());
            hello.skipBytes(hello.readUnsignedByte());
            if (!hello.isReadable()) {
                return Optional.of(new ClientHello(Optional.empty(), List.of()));
            }
            return extensions(whole(hello));
        } catch (IndexOutOfBoundsException cutOff) {
            return Optional.empty();
        }
    }

    private static Optional<ClientHello> extensions(ByteBuf all) {
        Optional<String> serverName = Optional.empty();
        List<String> protocols = List.of();
        while (all.isReadable()) {
            int type = all.readUnsignedShort();
            int length = all.readUnsignedShort();
            if (type == SERVER_NAME && serverName.isEmpty()) {
                serverName = Optional.of(hostName(whole(all.readSlice(length))));
            } else if (type == ALPN && protocols.isEmpty()) {
                protocols = protocols(whole(all.readSlice(length)));
            } else if (type == SERVER_NAME || type == ALPN) {
                return Optional.empty();
            } else {
                all.skipBytes(length);
            }
        }
        return Optional.of(new ClientHello(serverName, protocols));
    }

    /// RFC 6066 §3: a list of names, at most one of each type; only one type is known.
    private static String hostName(ByteBuf list) {
        if (list.readUnsignedByte() != HOST_NAME) {
            throw new IndexOutOfBoundsException("not a host name");
        }
        String name = list.readSlice(list.readUnsignedShort()).toString(StandardCharsets.ISO_8859_1);
        if (list.isReadable()) {
            throw new IndexOutOfBoundsException("more than one name");
        }
        return name;
    }

    /// RFC 7301 §3.1
    private static List<String> protocols(ByteBuf list) {
        var all = new ArrayList<String>();
        while (list.isReadable()) {
            int length = list.readUnsignedByte();
            if (length == 0) {
                throw new IndexOutOfBoundsException("an empty name");
            }
            all.add(list.readSlice(length).toString(StandardCharsets.ISO_8859_1));
        }
        if (all.isEmpty()) {
            throw new IndexOutOfBoundsException("an empty list");
        }
        return all;
    }

    /// A vector that fills the rest.
    private static ByteBuf whole(ByteBuf in) {
        int length = in.readUnsignedShort();
        if (length != in.readableBytes()) {
            throw new IndexOutOfBoundsException("the length does not fit");
        }
        return in;
    }
}
