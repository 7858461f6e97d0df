package org.sealpost.real;

import java.io.BufferedReader;
import java.io.IOException;

/// What `sealpost serve` says when it has begun.
///
/// @param address without a slash at its end
/// @param link what stands behind the words that were waited for
record PagesAt(String address, String link) {
    /// What leads to the first person's name and password follows.
    static final String LINK = "follows this link once: ";

    private static final String AT = "pages at ";

    /// Reads until the address is known and the other words were said.
    static PagesAt read(BufferedReader said, String words) throws IOException {
        String address = "";
        String link = "";
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(AT)) {
                address = line.substring(AT.length()).replaceAll("/$", "");
            }
            int begin = line.indexOf(words);
            if (begin >= 0) {
                link = line.substring(begin + words.length());
            }
            if (!address.isEmpty() && !link.isEmpty()) {
                return new PagesAt(address, link);
            }
        }
        throw new IOException("the pages are not served");
    }
}
