-- Rights of the intake: the hotline desk, a new return key.
insert into role_right (role, right_name, reach) values
  ('province_desk', 'calls.record', 'all'),
  ('commune_worker', 'calls.record', 'unit_and_below'),
  ('province_desk', 'keys.replace', 'all'),
  ('commune_worker', 'keys.replace', 'unit_and_below'),
  ('school_officer', 'keys.replace', 'own_unit');
