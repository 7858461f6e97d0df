package org.sealpost.app.command;

import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.CheckStore;
import org.sealpost.app.store.Databases;
import org.sealpost.app.store.HostStore;
import org.sealpost.app.store.PublishStore;
import org.sealpost.app.store.ReportStores;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.app.store.StoreFault;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where reports are kept: a file in the data folder, or a PostgreSQL database.
final class StoreOptions {
    @Mixin
    private DataFolder data = new DataFolder();

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "Keep reports in PostgreSQL, such as postgresql://user@host/name, instead of the data folder."
                    + " Without a password in it, that of PGPASSWORD is used.")
    private Optional<String> database = Optional.empty();

    DataFolder data() {
        return data;
    }

    /// @throws Refusal when it cannot be opened
    SqlReportStore open(Surroundings surroundings) {
        return open(surroundings, ExitCode.OUTPUT_UNWRITABLE);
    }

    /// @param otherwise how the command ends when it cannot be opened
    SqlReportStore open(Surroundings surroundings, ExitCode otherwise) {
        try {
            return database.isPresent()
                    ? ReportStores.server(url(database.get()), surroundings.variable("PGPASSWORD"))
                    : ReportStores.file(data.reports(surroundings));
        } catch (StoreFault fault) {
            throw new Refusal(otherwise, place(surroundings) + " cannot be used: " + words(fault));
        }
    }

    /// What a policy host keeps.
    ///
    /// @throws Refusal when it cannot be opened
    HostStore openHost(Surroundings surroundings) {
        try {
            return database.isPresent()
                    ? HostStore.server(url(database.get()), surroundings.variable("PGPASSWORD"))
                    : HostStore.file(data.host(surroundings));
        } catch (StoreFault fault) {
            throw new Refusal(ExitCode.OUTPUT_UNWRITABLE, "the store of the host cannot be used: " + words(fault));
        }
    }

    /// What was approved, planned and done.
    ///
    /// @throws Refusal when it cannot be opened
    PublishStore openPublish(Surroundings surroundings) {
        try {
            return database.isPresent()
                    ? PublishStore.server(url(database.get()), surroundings.variable("PGPASSWORD"))
                    : PublishStore.file(data.publish(surroundings));
        } catch (StoreFault fault) {
            throw new Refusal(ExitCode.OUTPUT_UNWRITABLE, "the store of plans cannot be used: " + words(fault));
        }
    }

    /// What checks of visitors saw.
    ///
    /// @throws Refusal when it cannot be opened
    CheckStore openChecks(Surroundings surroundings) {
        try {
            return database.isPresent()
                    ? CheckStore.server(url(database.get()), surroundings.variable("PGPASSWORD"))
                    : CheckStore.file(data.checks(surroundings));
        } catch (StoreFault fault) {
            throw new Refusal(ExitCode.OUTPUT_UNWRITABLE, "the store of results cannot be used: " + words(fault));
        }
    }

    private static String url(String text) {
        if (!Databases.isServer(text)) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "--database " + Shown.quoted(withoutPassword(text))
                            + " is not a URL such as postgresql://user@host/name; --data names a folder");
        }
        return text;
    }

    /// What a person calls the store; a password is not in it.
    String place(Surroundings surroundings) {
        return database.map(url -> "the database " + Shown.quoted(withoutPassword(url)))
                .orElseGet(() ->
                        "the store " + Shown.quoted(data.reports(surroundings).toString()));
    }

    private static String words(StoreFault fault) {
        return Shown.text(String.valueOf(fault.getMessage()));
    }

    private static String withoutPassword(String url) {
        return url.replaceAll("://([^:@/]*):[^@/]*@", "://$1@").replaceAll("([?&]password=)[^&]*", "$1…");
    }
}
