package org.sealpost.host.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/// A connection that sends its first message cut into pieces, and everything after it as it is.
final class Pieces extends Socket {
    private final Socket socket;
    private final int size;
    private final boolean records;
    private final OutputStream out = new OutputStream() {
        private boolean begun;

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            if (begun) {
                socket.getOutputStream().write(octets, offset, length);
                return;
            }
            begun = true;
            if (records) {
                inRecords(octets, offset + 5, length - 5);
            } else {
                inSegments(octets, offset, length);
            }
        }
    };

    /// @param records whether each piece is a TLS record of its own, or a part of the one there was
    Pieces(Socket socket, int size, boolean records) {
        this.socket = socket;
        this.size = size;
        this.records = records;
    }

    private void inSegments(byte[] octets, int offset, int length) throws IOException {
        for (int i = 0; i < length; i += size) {
            socket.getOutputStream().write(octets, offset + i, Math.min(size, length - i));
        }
    }

    private void inRecords(byte[] octets, int offset, int length) throws IOException {
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < length; i += size) {
            int piece = Math.min(size, length - i);
            all.write(new byte[] {22, 3, 1, 0, (byte) piece});
            all.write(octets, offset + i, piece);
        }
        socket.getOutputStream().write(all.toByteArray());
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return socket.getInputStream();
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public InetSocketAddress getRemoteSocketAddress() {
        return (InetSocketAddress) socket.getRemoteSocketAddress();
    }

    @Override
    public int getPort() {
        return socket.getPort();
    }

    @Override
    public synchronized void close() throws IOException {
        socket.close();
    }
}
