package org.sealpost.publish.emit;

/// An address that goes unquoted into a text.
final class Address {
    private Address() {}

    /// The same text when it can be nothing but an address.
    ///
    /// @throws IllegalArgumentException when it can be something else
    static String checked(String text) {
        if (!text.matches("[0-9a-f.:]{2,45}")) {
            throw new IllegalArgumentException("not an address");
        }
        return text;
    }
}
