package org.sealpost.app.page;

/// Text that leads to what it tells of.
///
/// @param text such as `1,041`, `2 warnings`, or a part of a sentence
/// @param address empty where it leads nowhere
public record Linked(String text, String address) {
    public static Linked plain(String text) {
        return new Linked(text, "");
    }

    /// A figure. One that counts nothing leads nowhere.
    public static Linked count(long number, String text, String address) {
        return number == 0 ? plain(text) : new Linked(text, address);
    }
}
