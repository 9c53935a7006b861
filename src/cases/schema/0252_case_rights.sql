-- Who approves plans and closings (Decree 56/2017, articles 28 and 30: the commune's chair; the province's desk for a case
-- that no commune holds). Nobody may approve what they wrote: plans.approve_own is given to no role. Only to roles that
-- are still there: a province may have cut its roles otherwise.
insert into role_right (role, right_name, reach)
  select code, 'plans.approve', 'all' from role where code = 'province_desk'
  on conflict (role, right_name) do nothing;
insert into role_right (role, right_name, reach)
  select code, 'plans.approve', 'unit_and_below' from role where code = 'commune_chair'
  on conflict (role, right_name) do nothing;
