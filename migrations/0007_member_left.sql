-- Up Migration

-- Tells every server that a membership ended, so that live topics stop with it. Rows stop by
-- themselves: each query asks for the membership.
create function announce_member_left() returns trigger language plpgsql as $$
begin
  perform pg_notify('quarry_member_left', json_build_object('orgId', old.org_id, 'userId', old.user_id)::text);
  return null;
end $$;
create trigger member_left after delete on member
  for each row execute function announce_member_left();

-- Down Migration
drop trigger member_left on member;
drop function announce_member_left;
