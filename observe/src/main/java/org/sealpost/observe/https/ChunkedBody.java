package org.sealpost.observe.https;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sealpost.observe.https.HttpResponseReader.NotHttpException;

/// The body inside the chunked transfer coding, read to the letter: hexadecimal sizes, CRLF after each chunk, the
/// last chunk and the trailers present.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-7.1">RFC 9112 §7.1</a>
final class ChunkedBody extends InputStream {
    private static final Pattern SIZE = Pattern.compile("([0-9A-Fa-f]{1,8})[ \t]*(?:;.*)?");

    private final InputStream in;
    private final HeadReader lines;
    private long left;
    private boolean started;
    private boolean ended;

    /// @param lines reads the lines between the chunks, and limits them
    ChunkedBody(InputStream in, HeadReader lines) {
        this.in = in;
        this.lines = lines;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int read = in.read(buffer, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw new BrokenChunk("the body broke off inside a chunk");
        }
        left -= read;
        return read;
    }

    private void nextChunk() throws IOException {
        try {
            if (started && !lines.line().equals(Optional.of(""))) {
                throw new BrokenChunk("a chunk does not end where it should");
            }
            started = true;
            String line = lines.line().orElseThrow(() -> new BrokenChunk("the body broke off before its last chunk"));
            var size = SIZE.matcher(line);
            if (!size.matches()) {
                throw new BrokenChunk("no chunk size: " + HeadReader.piece(line));
            }
            left = Long.parseLong(size.group(1), 16);
            if (left == 0) {
                lines.fields();
                ended = true;
            }
        } catch (NotHttpException garbage) {
            throw new BrokenChunk(garbage.words());
        }
    }

    /// The coding is broken; the stream is of no use any more.
    static final class BrokenChunk extends IOException {
        private static final long serialVersionUID = 1;

        private final String words;

        BrokenChunk(String words) {
            super(words);
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
