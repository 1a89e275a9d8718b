grant select on all tables in schema public to :account;
-- raw copies and trails are only ever added to
grant insert on orders_raw, consumed_messages, alert_steps, access_log, order_search to :account;
grant insert, update on orders, alerts, products, exemptions, consumer_positions, notifications, notification_pacing, accounts, metrics_basis to :account;
grant insert, delete on order_lines, order_products, holds, hold_history, reservations, late_spells, dirty_windows, dirty_orders to :account;
grant insert, update, delete on events, metrics_window, counted_minutes, order_marks, sessions, sign_in_attempts, sign_in_places to :account;
grant usage on sequence event_seq, hold_ids, alert_openings to :account;
