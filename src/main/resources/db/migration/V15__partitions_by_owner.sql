-- Partitions are made by whoever runs the application, but in the name of the account that owns the tables.
do $$
declare
    maker regprocedure;
begin
    for maker in select p.oid from pg_proc p where p.pronamespace = current_schema()::regnamespace
            and p.proname in ('ensure_month_partition', 'ensure_month_partitions') loop
        execute format('alter function %s security definer set search_path to %I, pg_temp', maker, current_schema());
    end loop;
end $$;
