package org.sealpost.app.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What a database says in words for whoever runs the program.
final class Faults {
    private Faults() {}

    static StoreFault of(SQLException e) {
        String said = e instanceof SQLiteException file ? said(file.getResultCode(), e) : said(state(e), e);
        return new StoreFault(said, e);
    }

    /// The same before anything was begun: where it is worth to come again a little later, that is said.
    static StoreFault notBegun(SQLException e) {
        StoreFault fault = of(e);
        return isForNow(e) ? new StoreBusy(String.valueOf(fault.getMessage()), e) : fault;
    }

    private static boolean isForNow(SQLException e) {
        if (e instanceof SQLiteException file) {
            return isTaken(file.getResultCode());
        }
        String state = state(e);
        return isLost(e) || state.equals("53300") || state.equals("55P03");
    }

    private static boolean isTaken(SQLiteErrorCode code) {
        return switch (code) {
            case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_RECOVERY, SQLITE_BUSY_TIMEOUT, SQLITE_LOCKED -> true;
            default -> false;
        };
    }

    /// Whether the connection is gone, and another one may do.
    static boolean isLost(SQLException e) {
        String state = state(e);
        return state.startsWith("08") || state.startsWith("57P");
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    private static String said(SQLiteErrorCode code, SQLException e) {
        if (isTaken(code)) {
            return "another process has it for too long";
        }
        return switch (code) {
            case SQLITE_FULL -> "the disk is full";
            case SQLITE_READONLY, SQLITE_READONLY_DBMOVED, SQLITE_READONLY_DIRECTORY, SQLITE_PERM, SQLITE_CANTOPEN ->
                "it cannot be written";
            case SQLITE_NOTADB, SQLITE_CORRUPT -> "it is no database, or broken";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static String said(String state, SQLException e) {
        return switch (state) {
            case "08001", "08004", "08006" -> "the server does not answer: " + e.getMessage();
            case "28000", "28P01" -> "the server refuses the user or the password";
            case "3D000" -> "there is no such database on the server";
            case "42501" -> "the user may not do that there: " + e.getMessage();
            case "53300" -> "the server takes no more connections";
            case "53100" -> "the disk of the server is full";
            case "55P03" -> "another process has it for too long";
            default -> String.valueOf(e.getMessage());
        };
    }
}
