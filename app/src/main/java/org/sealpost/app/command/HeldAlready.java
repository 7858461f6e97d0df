package org.sealpost.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.AccessStore;
import org.sealpost.app.store.AllStores;
import org.sealpost.app.store.HostStore;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.app.store.StoreFault;

/// What was kept before. A command that looks into it, or changes what is in it, makes no store: a mistyped folder is
/// said to be one, and not filled with empty tables. Only what is the first to keep something makes one.
record HeldAlready(StoreOptions store, Surroundings surroundings) {
    private static final String NAME =
            "name the data folder of the installation by --data, or its database by --database";

    /// @throws Refusal when there is nothing at all
    void require() {
        require(AllStores::holdsAnything, "nothing is kept in ");
    }

    /// Who may do what, and who did.
    ///
    /// @throws Refusal when nobody was ever kept there
    AccessStore access() {
        require(AllStores::holdsPeople, "no users and no audit trail are kept in ");
        return store.openAccess(surroundings);
    }

    /// The reports, where anything at all is kept.
    ///
    /// @throws Refusal when there is nothing
    SqlReportStore reports() {
        require();
        return store.open(surroundings);
    }

    /// What a policy host keeps, where anything at all is kept.
    ///
    /// @throws Refusal when there is nothing
    HostStore host() {
        require();
        return store.openHost(surroundings);
    }

    private void require(Predicate<AllStores> there, String nothing) {
        try {
            AllStores all = store.all(surroundings);
            if (!there.test(all)) {
                throw new Refusal(ExitCode.INPUT_UNREADABLE, missing(nothing) + "; " + NAME);
            }
        } catch (StoreFault fault) {
            throw new Refusal(
                    ExitCode.OUTPUT_UNWRITABLE,
                    store.everything(surroundings) + " cannot be used: " + StoreOptions.words(fault));
        }
    }

    private String missing(String nothing) {
        Path folder = store.data().whole(surroundings);
        return !store.onServer() && Files.notExists(folder)
                ? "there is no data folder " + Shown.quoted(folder.toString())
                : nothing + store.everything(surroundings);
    }
}
