package org.sealpost.observe.net;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;

/// The way out of a socket whose peer may have spoken and left already. A write into the void is no failure here: what
/// the peer said last, such as a TLS alert, can still be read, and says more than a broken pipe. The next read
/// finds the end.
final class LastWords extends FilterOutputStream {
    private volatile boolean gone;

    LastWords(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        if (gone) {
            return;
        }
        try {
            out.write(octets, from, length);
        } catch (SocketException peerLeft) {
            if (closedByUs(peerLeft)) {
                throw peerLeft;
            }
            gone = true;
        }
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    private static boolean closedByUs(SocketException failed) {
        return "Socket closed".equals(failed.getMessage());
    }
}
