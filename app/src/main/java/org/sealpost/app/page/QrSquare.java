package org.sealpost.app.page;

import io.nayuki.qrcodegen.QrCode;

/// A QR code as an SVG draws it: dark on light whatever the colours of the page are, since not every camera
/// reads the reverse.
///
/// @param side in modules, the quiet zone included
/// @param path the dark modules, as the `d` of a path
public record QrSquare(int side, String path) {
    /// ISO/IEC 18004 §6.3.8: four modules around it are light.
    private static final int QUIET = 4;

    /// @param text such as an address that an app reads
    public static QrSquare of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            int x = 0;
            while (x < code.size) {
                int end = x;
                while (end < code.size && code.getModule(end, y)) {
                    end++;
                }
                if (end > x) {
                    path.append('M').append(x + QUIET).append(' ').append(y + QUIET);
                    path.append('h')
                            .append(end - x)
                            .append("v1h")
                            .append(x - end)
                            .append('z');
                }
                x = end + 1;
            }
        }
        return new QrSquare(code.size + 2 * QUIET, path.toString());
    }
}
