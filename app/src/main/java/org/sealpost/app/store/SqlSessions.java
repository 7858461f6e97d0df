package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.Session;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.sign.Sessions;

/// Sessions in SQL.
final class SqlSessions implements Sessions {
    private static final String COLUMNS = "id, person, stage, began, seen, ends, source, agent";

    private final Database database;

    SqlSessions(Database database) {
        this.database = database;
    }

    @Override
    public void begin(Session session, AuditEvent event) {
        database.change(sql -> {
            insert(sql, session);
            SqlAuditTrail.append(sql, session.person(), event);
        });
    }

    @Override
    public void beginHalf(Session session) {
        database.change(sql -> insert(sql, session));
    }

    @Override
    public boolean advance(String half, Session session, AuditEvent event) {
        return database.write(sql -> {
            if (sql.change(
                            "DELETE FROM browser_session WHERE id = ? AND person = ? AND stage = ?",
                            half,
                            session.person().hex(),
                            Session.Stage.HALF.name())
                    == 0) {
                return false;
            }
            insert(sql, session);
            SqlAuditTrail.append(sql, session.person(), event);
            return true;
        });
    }

    private static void insert(Sql sql, Session session) throws SQLException {
        sql.change(
                "INSERT INTO browser_session (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                session.id(),
                session.person().hex(),
                session.stage().name(),
                Times.number(session.began()),
                Times.number(session.seen()),
                Times.number(session.ends()),
                session.source(),
                session.agent());
    }

    @Override
    public Optional<Session> find(String id) {
        return database.read(
                sql -> sql.first("SELECT " + COLUMNS + " FROM browser_session WHERE id = ?", SqlSessions::session, id));
    }

    @Override
    public List<Session> of(PersonId person) {
        return database.read(sql -> sql.list(
                "SELECT " + COLUMNS + " FROM browser_session WHERE person = ? ORDER BY began DESC, id",
                SqlSessions::session,
                person.hex()));
    }

    @Override
    public void touch(String id, Instant seen) {
        database.change(sql -> sql.change(
                "UPDATE browser_session SET seen = ? WHERE id = ? AND seen < ?",
                Times.number(seen),
                id,
                Times.number(seen)));
    }

    @Override
    public boolean end(PersonId person, String id) {
        return database.write(
                sql -> sql.change("DELETE FROM browser_session WHERE person = ? AND id = ?", person.hex(), id) > 0);
    }

    @Override
    public boolean end(PersonId person, String id, AuditEvent event) {
        return database.write(sql -> {
            if (sql.change("DELETE FROM browser_session WHERE person = ? AND id = ?", person.hex(), id) == 0) {
                return false;
            }
            SqlAuditTrail.append(sql, person, event);
            return true;
        });
    }

    @Override
    public void endAll(PersonId person, String except, AuditEvent event) {
        database.change(sql -> {
            endAll(sql, person, except);
            SqlAuditTrail.append(sql, person, event);
        });
    }

    static void endAll(Sql sql, PersonId person, String except) throws SQLException {
        sql.change("DELETE FROM browser_session WHERE person = ? AND id <> ?", person.hex(), except);
    }

    @Override
    public void prune(Instant now, Instant idleSince) {
        database.change(sql -> sql.change(
                "DELETE FROM browser_session WHERE ends <= ? OR seen <= ?",
                Times.number(now),
                Times.number(idleSince)));
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getString(1),
                new PersonId(row.getString(2)),
                Session.Stage.valueOf(row.getString(3)),
                Times.at(row.getLong(4)),
                Times.at(row.getLong(5)),
                Times.at(row.getLong(6)),
                row.getString(7),
                row.getString(8));
    }
}
