package org.sealpost.reports.intake;

/// How much of anything is taken. All sizes are octets.
///
/// @param mail of a whole mail
/// @param body of a POST
/// @param inflated of a report after decompression, over all members of the file
/// @param ratio the most octets that one compressed octet may become, once `ratioFrom` are reached
/// @param ratioFrom below it any ratio is taken
/// @param header of the header of a mail or of one of its parts
/// @param depth of parts within parts
/// @param parts of a mail
public record IntakeLimits(
        int mail, int body, int inflated, int ratio, int ratioFrom, int header, int depth, int parts) {
    public static final IntakeLimits DEFAULT =
            new IntakeLimits(10 << 20, 1 << 20, 10 << 20, 200, 1 << 20, 64 << 10, 8, 50);
}
