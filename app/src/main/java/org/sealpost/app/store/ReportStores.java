package org.sealpost.app.store;

import java.nio.file.Path;
import java.util.Optional;

/// Opens the store of reports.
public final class ReportStores {
    private ReportStores() {}

    /// A PostgreSQL server, or else a file; see [Databases#isServer].
    ///
    /// @throws StoreFault when that is not possible
    public static SqlReportStore open(String place) {
        return Databases.isServer(place) ? server(place, Optional.empty()) : file(Path.of(place));
    }

    /// One file, made when it is not there, with the folders above it.
    ///
    /// @throws StoreFault when that is not possible
    public static SqlReportStore file(Path file) {
        return new SqlReportStore(Databases.file(file, Part.REPORTS));
    }

    /// A PostgreSQL server.
    ///
    /// @param password for a URL that has none
    /// @throws StoreFault when that is not possible
    public static SqlReportStore server(String url, Optional<String> password) {
        return new SqlReportStore(Databases.server(url, password, Part.REPORTS));
    }
}
