-- Roles are data: a province may word and cut them otherwise without a new release.
create table role (
  code text primary key,
  rank BIGINT not null,
  name_vi text not null,
  name_en text not null,
  purpose_vi text not null,
  purpose_en text not null
) STRICT;
create table role_right (
  role text not null references role (code),
  right_name text not null,
  reach text not null check (reach in ('own_unit', 'unit_and_below', 'all')),
  primary key (role, right_name)
) STRICT;

create table account (
  id BIGINT primary key,
  login text not null unique check (length(login) between 3 and 40),
  name text not null check (length(name) between 1 and 120),
  unit BIGINT not null references unit (id),
  state text not null check (state in ('active', 'closed')),
  password_hash text not null,
  -- 'once': handed out by an administrator, good only for choosing one's own.
  password_kind text not null check (password_kind in ('own', 'once')),
  password_at BIGINT not null,
  second_factor text not null default 'none' check (second_factor in ('none', 'totp', 'passkey')),
  wrong_tries BIGINT not null default 0,
  locked_until BIGINT,
  created_at BIGINT not null,
  last_sign_in_at BIGINT
) STRICT;
create index account_unit on account (unit);

create table account_role (
  account BIGINT not null references account (id),
  role text not null references role (code),
  primary key (account, role)
) STRICT;

insert into role (code, rank, name_vi, name_en, purpose_vi, purpose_en) values
  ('province_desk', 1, 'Đầu mối công tác trẻ em cấp tỉnh', 'Province child-affairs desk',
   'Tiếp nhận, điều phối tin báo và vụ việc của cả tỉnh.',
   'Receives and coordinates reports and cases of the whole province.'),
  ('commune_worker', 2, 'Người làm công tác bảo vệ trẻ em cấp xã', 'Commune child-protection worker',
   'Xử lý tin báo, theo dõi và hỗ trợ trẻ em trong xã, phường mình.',
   'Handles reports, follows and supports children of the own commune.'),
  ('commune_chair', 3, 'Chủ tịch Ủy ban nhân dân cấp xã', 'Commune chair',
   'Quyết định biện pháp và kết thúc vụ việc trong xã, phường mình.',
   'Decides on measures and closes cases of the own commune.'),
  ('police', 4, 'Công an', 'Police',
   'Xử lý đối tượng vi phạm và xác nhận địa chỉ độc hại.',
   'Handles violators and confirms harmful addresses.'),
  ('department_head', 5, 'Lãnh đạo sở, ngành', 'Department head',
   'Theo dõi bốn chỉ tiêu và việc truyền thông; xem nhật ký; không mở tin báo.',
   'Follows the four targets and awareness work; reads the audit log; opens no report.'),
  ('school_officer', 6, 'Cán bộ phụ trách của trường, cơ sở', 'School or facility officer',
   'Ghi nhận buổi truyền thông của trường hoặc cơ sở mình.',
   'Records awareness sessions of the own school or facility.'),
  ('viewer', 7, 'Người xem chỉ tiêu', 'Viewer of targets',
   'Chỉ xem số liệu các chỉ tiêu.',
   'Sees the figures of the targets and nothing else.'),
  ('admin', 8, 'Quản trị hệ thống', 'System administrator',
   'Quản lý tài khoản và đơn vị; không đọc tin báo, vụ việc.',
   'Manages accounts and units; reads no report and no case.');

insert into role_right (role, right_name, reach) values
  ('province_desk', 'reports.read', 'all'),
  ('province_desk', 'reports.work', 'all'),
  ('province_desk', 'cases.read', 'all'),
  ('province_desk', 'cases.work', 'all'),
  ('province_desk', 'cases.close', 'all'),
  ('province_desk', 'violators.read', 'all'),
  ('province_desk', 'violators.work', 'all'),
  ('province_desk', 'catalog.read', 'all'),
  ('province_desk', 'catalog.confirm', 'all'),
  ('province_desk', 'sessions.read', 'all'),
  ('province_desk', 'sessions.record', 'all'),
  ('province_desk', 'targets.read', 'all'),
  ('commune_worker', 'reports.read', 'unit_and_below'),
  ('commune_worker', 'reports.work', 'unit_and_below'),
  ('commune_worker', 'cases.read', 'unit_and_below'),
  ('commune_worker', 'cases.work', 'unit_and_below'),
  ('commune_worker', 'violators.read', 'unit_and_below'),
  ('commune_worker', 'catalog.read', 'all'),
  ('commune_worker', 'sessions.read', 'unit_and_below'),
  ('commune_worker', 'sessions.record', 'unit_and_below'),
  ('commune_worker', 'targets.read', 'unit_and_below'),
  ('commune_chair', 'reports.read', 'unit_and_below'),
  ('commune_chair', 'cases.read', 'unit_and_below'),
  ('commune_chair', 'cases.work', 'unit_and_below'),
  ('commune_chair', 'cases.close', 'unit_and_below'),
  ('commune_chair', 'violators.read', 'unit_and_below'),
  ('commune_chair', 'violators.work', 'unit_and_below'),
  ('commune_chair', 'catalog.read', 'all'),
  ('commune_chair', 'sessions.read', 'unit_and_below'),
  ('commune_chair', 'targets.read', 'unit_and_below'),
  ('police', 'reports.read', 'all'),
  ('police', 'cases.read', 'all'),
  ('police', 'violators.read', 'all'),
  ('police', 'violators.work', 'all'),
  ('police', 'catalog.read', 'all'),
  ('police', 'catalog.confirm', 'all'),
  ('department_head', 'catalog.read', 'all'),
  ('department_head', 'sessions.read', 'all'),
  ('department_head', 'targets.read', 'all'),
  ('department_head', 'audit.read', 'all'),
  ('school_officer', 'sessions.read', 'own_unit'),
  ('school_officer', 'sessions.record', 'own_unit'),
  ('school_officer', 'targets.read', 'own_unit'),
  ('viewer', 'targets.read', 'all'),
  ('admin', 'accounts.manage', 'all'),
  ('admin', 'units.manage', 'all');
