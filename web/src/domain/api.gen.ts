// Generated from the OpenAPI document by `make contract`; do not edit.

export interface Airport {
  readonly iata: string;
  readonly name: string;
  readonly city: string;
  readonly country: string;
  readonly lat: number;
  readonly lng: number;
  readonly tz: string;
}

export interface Airports {
  readonly airports: readonly Airport[];
}

export interface AppConfig {
  readonly has_users: boolean;
  readonly allow_registration: boolean;
  readonly password_login: boolean;
  readonly passkey_login: boolean;
  readonly oidc_login: boolean;
  readonly oidc_name: string;
  readonly can_reset_password: boolean;
  readonly password_min_length: number;
  readonly version: string | null;
  readonly default_language: string;
  readonly levels: Record<string, string>;
  readonly map: MapConfig;
}

export interface AppSettings {
  readonly password_login: boolean;
  readonly allow_registration: boolean;
  readonly password_registration: boolean;
  readonly oidc_login: boolean;
  readonly oidc_registration: boolean;
  readonly passkey_login: boolean;
  readonly require_mfa: boolean;
  readonly smtp_host: string;
  readonly smtp_port: number;
  readonly smtp_user: string;
  readonly smtp_from: string;
  readonly smtp_security: "starttls" | "tls" | "none";
  readonly smtp_pass: string;
  readonly is_mail_named: boolean;
  readonly is_password_forced: boolean;
  readonly is_sso_set: boolean;
  readonly passkey_host: string | null;
}

export interface AppSettingsChange {
  readonly password_login?: boolean | null;
  readonly allow_registration?: boolean | null;
  readonly password_registration?: boolean | null;
  readonly oidc_login?: boolean | null;
  readonly oidc_registration?: boolean | null;
  readonly passkey_login?: boolean | null;
  readonly require_mfa?: boolean | null;
  readonly smtp_host?: string | null;
  readonly smtp_port?: number | null;
  readonly smtp_user?: string | null;
  readonly smtp_from?: string | null;
  readonly smtp_security?: "starttls" | "tls" | "none" | null;
  readonly smtp_pass?: string | null;
}

export interface Asked {
  readonly ok?: boolean;
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly is_starred: boolean;
  readonly deleted_at: string | null;
  readonly media_type: string | null;
  readonly size: number | null;
  readonly has_preview: boolean;
  readonly stored_at: string | null;
  readonly uploader_id: string | null;
}

export interface AttachmentNew {
  readonly id?: string;
  readonly name: string;
  readonly description?: string | null;
  readonly is_starred?: boolean;
  readonly deleted_at?: string | null;
  readonly media_type?: string | null;
  readonly size?: number | null;
  readonly has_preview?: boolean;
  readonly stored_at?: string | null;
  readonly uploader_id?: string | null;
}

export interface AttachmentPart {
  readonly name?: string;
  readonly description?: string | null;
  readonly is_starred?: boolean;
  readonly deleted_at?: string | null;
  readonly media_type?: string | null;
  readonly size?: number | null;
  readonly has_preview?: boolean;
  readonly stored_at?: string | null;
  readonly uploader_id?: string | null;
}

export interface Attachment_link {
  readonly id: string;
  readonly attachment_id: string;
  readonly place_id: string | null;
  readonly stop_id: string | null;
  readonly booking_id: string | null;
  readonly stay_id: string | null;
  readonly expense_id: string | null;
}

export interface Attachment_linkNew {
  readonly id?: string;
  readonly attachment_id: string;
  readonly place_id?: string | null;
  readonly stop_id?: string | null;
  readonly booking_id?: string | null;
  readonly stay_id?: string | null;
  readonly expense_id?: string | null;
}

export interface Attachment_linkPart {
  readonly attachment_id?: string;
  readonly place_id?: string | null;
  readonly stop_id?: string | null;
  readonly booking_id?: string | null;
  readonly stay_id?: string | null;
  readonly expense_id?: string | null;
}

export interface AuditEntry {
  readonly id: number;
  readonly created_at: string;
  readonly action: string;
  readonly success: boolean;
  readonly user_id: string | null;
  readonly username: string | null;
  readonly ip: string;
  readonly user_agent: string;
  readonly resource: string | null;
  readonly details: Record<string, string | number | boolean | null>;
  readonly hash: string;
}

export interface AuditLog {
  readonly entries: readonly AuditEntry[];
  readonly total: number;
  readonly limit: number;
  readonly offset: number;
}

export interface AutoBackup {
  readonly settings: Schedule;
  readonly timezone: string;
}

export interface AvatarAnswer {
  readonly avatar: string;
}

export interface Backup {
  readonly filename: string;
  readonly size: number;
  readonly created_at: string;
}

export interface Backups {
  readonly backups: readonly Backup[];
  readonly outcome: Outcome;
}

export interface Bag {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly limit_g: number | null;
  readonly tare_g: number | null;
  readonly carrier_ids: readonly string[];
  readonly position: string;
}

export interface BagNew {
  readonly id?: string;
  readonly name: string;
  readonly color?: string;
  readonly limit_g?: number | null;
  readonly tare_g?: number | null;
  readonly carrier_ids?: readonly string[];
  readonly position: string;
}

export interface BagPart {
  readonly name?: string;
  readonly color?: string;
  readonly limit_g?: number | null;
  readonly tare_g?: number | null;
  readonly carrier_ids?: readonly string[];
  readonly position?: string;
}

export interface Balance {
  readonly member_id: string;
  readonly name: string;
  readonly balance_minor: number;
}

export interface Body_hear_of_the_end_api_auth_oidc_backchannel_logout_post {
  readonly logout_token: string;
}

export interface Body_import_places_api_trips__trip_id__places_import_post {
  readonly file: string;
}

export interface Body_read_file_api_trips__trip_id__bookings_import_post {
  readonly file: string;
}

export interface Body_upload_avatar_api_auth_avatar_post {
  readonly avatar: string;
}

export interface Body_upload_cover_api_trips__trip_id__cover_post {
  readonly cover: string;
}

export interface Body_upload_restore_api_backup_upload_restore_post {
  readonly backup: string;
}

export interface Booking {
  readonly id: string;
  readonly type: "flight" | "train" | "bus" | "car" | "taxi" | "bicycle" | "ferry" | "cruise" | "transit" | "restaurant" | "event" | "tour" | "other";
  readonly title: string;
  readonly status: "pending" | "confirmed" | "cancelled";
  readonly code: string | null;
  readonly provider: string | null;
  readonly url: string | null;
  readonly notes: string | null;
  readonly price_minor: number | null;
  readonly currency: string | null;
  readonly location: string | null;
  readonly starts_on: string | null;
  readonly start_time: string | null;
  readonly ends_on: string | null;
  readonly end_time: string | null;
  readonly tz: string | null;
  readonly place_id: string | null;
  readonly stop_id: string | null;
  readonly day_ids: readonly string[];
  readonly attendee_ids: readonly string[];
  readonly needs_review: boolean;
}

export interface BookingNew {
  readonly id?: string;
  readonly type: "flight" | "train" | "bus" | "car" | "taxi" | "bicycle" | "ferry" | "cruise" | "transit" | "restaurant" | "event" | "tour" | "other";
  readonly title: string;
  readonly status?: "pending" | "confirmed" | "cancelled";
  readonly code?: string | null;
  readonly provider?: string | null;
  readonly url?: string | null;
  readonly notes?: string | null;
  readonly price_minor?: number | null;
  readonly currency?: string | null;
  readonly location?: string | null;
  readonly starts_on?: string | null;
  readonly start_time?: string | null;
  readonly ends_on?: string | null;
  readonly end_time?: string | null;
  readonly tz?: string | null;
  readonly place_id?: string | null;
  readonly stop_id?: string | null;
  readonly day_ids?: readonly string[];
  readonly attendee_ids?: readonly string[];
  readonly needs_review?: boolean;
}

export interface BookingPart {
  readonly type?: "flight" | "train" | "bus" | "car" | "taxi" | "bicycle" | "ferry" | "cruise" | "transit" | "restaurant" | "event" | "tour" | "other";
  readonly title?: string;
  readonly status?: "pending" | "confirmed" | "cancelled";
  readonly code?: string | null;
  readonly provider?: string | null;
  readonly url?: string | null;
  readonly notes?: string | null;
  readonly price_minor?: number | null;
  readonly currency?: string | null;
  readonly location?: string | null;
  readonly starts_on?: string | null;
  readonly start_time?: string | null;
  readonly ends_on?: string | null;
  readonly end_time?: string | null;
  readonly tz?: string | null;
  readonly place_id?: string | null;
  readonly stop_id?: string | null;
  readonly day_ids?: readonly string[];
  readonly attendee_ids?: readonly string[];
  readonly needs_review?: boolean;
}

export interface Budget {
  readonly id: string;
  readonly category: string | null;
  readonly amount_minor: number;
  readonly is_per_person: boolean;
}

export interface BudgetNew {
  readonly id?: string;
  readonly category?: string | null;
  readonly amount_minor: number;
  readonly is_per_person?: boolean;
}

export interface BudgetPart {
  readonly category?: string | null;
  readonly amount_minor?: number;
  readonly is_per_person?: boolean;
}

export interface Category {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly icon: "bed" | "tools-kitchen-2" | "building-monument" | "shopping-bag" | "bus" | "run" | "glass-cocktail" | "beach" | "trees" | "map-pin";
  readonly position: string;
}

export interface CategoryNew {
  readonly id?: string;
  readonly name: string;
  readonly color?: string;
  readonly icon?: "bed" | "tools-kitchen-2" | "building-monument" | "shopping-bag" | "bus" | "run" | "glass-cocktail" | "beach" | "trees" | "map-pin";
  readonly position: string;
}

export interface CategoryPart {
  readonly name?: string;
  readonly color?: string;
  readonly icon?: "bed" | "tools-kitchen-2" | "building-monument" | "shopping-bag" | "bus" | "run" | "glass-cocktail" | "beach" | "trees" | "map-pin";
  readonly position?: string;
}

export interface Check {
  readonly about: string;
  readonly state: "good" | "note" | "bad";
  readonly finding: string;
  readonly setting?: string | null;
  readonly told?: string | null;
}

export interface Checked {
  readonly success?: boolean;
  readonly version: string;
  readonly created_at: string;
  readonly files: number;
}

export interface Checks {
  readonly checks: readonly Check[];
  readonly version: string;
}

export interface Code {
  readonly code: string;
}

export interface CopyTrip {
  readonly title?: string | null;
}

export interface Created {
  readonly success?: boolean;
  readonly backup: Backup;
}

export interface Credential {
  readonly id: string;
  readonly name: string;
  readonly is_synced: boolean;
  readonly is_suspect: boolean;
  readonly created_at: string;
  readonly last_used_at: string | null;
}

export interface Credentials {
  readonly credentials: readonly Credential[];
  readonly is_open: boolean;
}

export interface Day {
  readonly id: string;
  readonly day_on: string | null;
  readonly title: string | null;
  readonly notes: string | null;
  readonly position: string;
}

export interface DayNew {
  readonly id?: string;
  readonly day_on?: string | null;
  readonly title?: string | null;
  readonly notes?: string | null;
  readonly position: string;
}

export interface DayPart {
  readonly day_on?: string | null;
  readonly title?: string | null;
  readonly notes?: string | null;
  readonly position?: string;
}

export interface DefaultPreferences {
  readonly language?: string | null;
  readonly theme?: "auto" | "light" | "dark" | null;
  readonly scheme?: string | null;
  readonly time_format?: "24h" | "12h" | null;
  readonly temperature_unit?: "celsius" | "fahrenheit" | null;
  readonly distance_unit?: "metric" | "imperial" | null;
  readonly default_currency?: string | null;
  readonly week_start?: number | null;
}

export interface DefaultsChange {
  readonly preferences: Record<string, string | number | null>;
}

export interface Done {
  readonly success?: true;
}

export interface Enabled {
  readonly success?: boolean;
  readonly mfa_enabled?: boolean;
  readonly backup_codes: readonly string[];
}

export interface Ended {
  readonly success?: boolean;
  readonly ended?: number;
}

export interface Error {
  readonly error: string;
  readonly code: string;
  readonly detail?: Record<string, unknown>;
}

export interface Everyone {
  readonly users: readonly Someone[];
}

export interface Expense {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly spent_on: string | null;
  readonly note: string | null;
  readonly amount_minor: number;
  readonly currency: string;
  readonly rate: number | null;
  readonly rate_source: string | null;
  readonly split: "evenly" | "shares" | "percentage" | "amount" | "item";
  readonly booking_id: string | null;
  readonly stay_id: string | null;
}

export interface ExpenseNew {
  readonly id?: string;
  readonly title: string;
  readonly category?: string;
  readonly spent_on?: string | null;
  readonly note?: string | null;
  readonly amount_minor: number;
  readonly currency: string;
  readonly rate?: number | null;
  readonly rate_source?: string | null;
  readonly split?: "evenly" | "shares" | "percentage" | "amount" | "item";
  readonly booking_id?: string | null;
  readonly stay_id?: string | null;
}

export interface ExpensePart {
  readonly title?: string;
  readonly category?: string;
  readonly spent_on?: string | null;
  readonly note?: string | null;
  readonly amount_minor?: number;
  readonly currency?: string;
  readonly rate?: number | null;
  readonly rate_source?: string | null;
  readonly split?: "evenly" | "shares" | "percentage" | "amount" | "item";
  readonly booking_id?: string | null;
  readonly stay_id?: string | null;
}

export interface Expense_item {
  readonly id: string;
  readonly expense_id: string;
  readonly title: string;
  readonly amount_minor: number;
  readonly member_ids: readonly string[];
}

export interface Expense_itemNew {
  readonly id?: string;
  readonly expense_id: string;
  readonly title: string;
  readonly amount_minor: number;
  readonly member_ids?: readonly string[];
}

export interface Expense_itemPart {
  readonly expense_id?: string;
  readonly title?: string;
  readonly amount_minor?: number;
  readonly member_ids?: readonly string[];
}

export interface FactorState {
  readonly is_on: boolean;
  readonly backup_codes_left: number;
  readonly is_required: boolean;
}

export interface Forgotten {
  readonly email: string;
}

export interface Found {
  readonly bookings?: readonly FoundBooking[];
  readonly stays?: readonly FoundStay[];
}

export interface FoundBooking {
  readonly type: string;
  readonly title?: string;
  readonly status?: string;
  readonly code?: string | null;
  readonly provider?: string | null;
  readonly url?: string | null;
  readonly notes?: string | null;
  readonly price_minor?: number | null;
  readonly currency?: string | null;
  readonly location?: string | null;
  readonly starts_on?: string | null;
  readonly start_time?: string | null;
  readonly ends_on?: string | null;
  readonly end_time?: string | null;
  readonly tz?: string | null;
  readonly needs_review?: boolean;
  readonly hops?: readonly FoundHop[];
}

export interface FoundHop {
  readonly from_name: string;
  readonly from_code?: string | null;
  readonly from_lat?: number | null;
  readonly from_lng?: number | null;
  readonly from_tz?: string | null;
  readonly departs_on?: string | null;
  readonly departs_at?: string | null;
  readonly to_name: string;
  readonly to_code?: string | null;
  readonly to_lat?: number | null;
  readonly to_lng?: number | null;
  readonly to_tz?: string | null;
  readonly arrives_on?: string | null;
  readonly arrives_at?: string | null;
  readonly number?: string | null;
  readonly carrier?: string | null;
  readonly seat?: string | null;
  readonly travel_class?: string | null;
  readonly platform?: string | null;
}

export interface FoundStay {
  readonly name: string;
  readonly status?: string;
  readonly address?: string | null;
  readonly check_in_on: string;
  readonly check_in_from?: string | null;
  readonly check_out_on: string;
  readonly check_out_by?: string | null;
  readonly code?: string | null;
  readonly provider?: string | null;
  readonly url?: string | null;
  readonly phone?: string | null;
  readonly price_minor?: number | null;
  readonly currency?: string | null;
  readonly needs_review?: boolean;
}

export interface Gone {
  readonly success?: boolean;
  readonly trips_handed_over?: number;
}

export interface HTTPValidationError {
  readonly detail?: readonly ValidationError[];
}

export interface ImportAnswer {
  readonly places: number;
  readonly tracks: number;
  readonly skipped: number;
  readonly warnings: readonly string[];
  readonly change_seq: number | null;
}

export interface InviteHere {
  readonly id: string;
  readonly token_prefix: string;
  readonly max_uses: number;
  readonly used_count: number;
  readonly email: string | null;
  readonly trip_title: string | null;
  readonly created_by_name: string;
  readonly created_at: string;
  readonly expires_at: string;
  readonly is_over: boolean;
}

export interface InviteMade {
  readonly id: string;
  readonly token_prefix: string;
  readonly max_uses: number;
  readonly used_count: number;
  readonly email: string | null;
  readonly trip_title: string | null;
  readonly created_by_name: string;
  readonly created_at: string;
  readonly expires_at: string;
  readonly is_over: boolean;
  readonly token: string;
}

export interface InviteSeen {
  readonly valid?: true;
  readonly max_uses: number;
  readonly used_count: number;
  readonly expires_at: string;
  readonly email: string | null;
}

export interface Invites {
  readonly invites: readonly InviteHere[];
}

export interface Joined {
  readonly trip_id: string;
  readonly joined: boolean;
}

export interface Link {
  readonly token?: string | null;
  readonly token_prefix?: string | null;
  readonly role?: string | null;
  readonly max_uses?: number | null;
  readonly used_count?: number | null;
  readonly expires_at?: string | null;
  readonly created_at?: string | null;
  readonly is_over?: boolean;
}

export interface Linked {
  readonly is_open: boolean;
  readonly name: string;
  readonly email: string | null;
}

export interface MapConfig {
  readonly style?: "cairn" | "openfreemap" | "custom";
  readonly url?: string | null;
  readonly kind?: "vector" | "raster" | null;
  readonly attribution?: string | null;
}

export interface Member {
  readonly id: string;
  readonly account_id: string | null;
  readonly name: string;
  readonly role: "owner" | "editor" | "commenter" | "viewer" | "guest";
  readonly avatar: string | null;
  readonly is_former: boolean;
  readonly former_account_id: string | null;
  readonly position: string;
}

export interface MemberNew {
  readonly id?: string;
  readonly account_id?: string | null;
  readonly name: string;
  readonly role: "owner" | "editor" | "commenter" | "viewer" | "guest";
  readonly avatar?: string | null;
  readonly is_former?: boolean;
  readonly former_account_id?: string | null;
  readonly position: string;
}

export interface MemberPart {
  readonly account_id?: string | null;
  readonly name?: string;
  readonly role?: "owner" | "editor" | "commenter" | "viewer" | "guest";
  readonly avatar?: string | null;
  readonly is_former?: boolean;
  readonly former_account_id?: string | null;
  readonly position?: string;
}

export interface Name {
  readonly name: string;
}

export interface NewInvite {
  readonly max_uses?: number;
  readonly expires_in_days?: number;
  readonly email?: string | null;
  readonly trip_id?: string | null;
  readonly role?: "editor" | "commenter" | "viewer";
}

export interface NewLink {
  readonly role?: "editor" | "commenter" | "viewer";
  readonly max_uses?: number;
  readonly expires_in_days?: number;
}

export interface NewMember {
  readonly identifier?: string | null;
  readonly name?: string | null;
  readonly role?: string;
}

export interface NewPasskey {
  readonly response: Record<string, unknown>;
  readonly name?: string;
}

export interface NewPerson {
  readonly username: string;
  readonly email: string;
  readonly password?: string | null;
  readonly role?: "user" | "admin";
}

export interface NewToken {
  readonly name: string;
  readonly scopes?: readonly string[] | null;
  readonly expires_in_days?: number;
}

export interface NewTrip {
  readonly title: string;
  readonly description?: string | null;
  readonly starts_on?: string | null;
  readonly ends_on?: string | null;
  readonly day_count?: number | null;
  readonly currency?: string;
  readonly reminder_days?: number;
}

export interface Note {
  readonly id: string;
  readonly day_id: string | null;
  readonly text: string;
  readonly detail: string | null;
  readonly icon: "note" | "info" | "alert" | "ticket" | "train" | "plane" | "bus" | "car" | "ferry" | "walk" | "food" | "coffee" | "shopping" | "camera" | "money" | "key" | "luggage" | "phone" | "clock" | "heart";
  readonly time: string | null;
  readonly position: string;
}

export interface NoteNew {
  readonly id?: string;
  readonly day_id?: string | null;
  readonly text: string;
  readonly detail?: string | null;
  readonly icon?: "note" | "info" | "alert" | "ticket" | "train" | "plane" | "bus" | "car" | "ferry" | "walk" | "food" | "coffee" | "shopping" | "camera" | "money" | "key" | "luggage" | "phone" | "clock" | "heart";
  readonly time?: string | null;
  readonly position: string;
}

export interface NotePart {
  readonly day_id?: string | null;
  readonly text?: string;
  readonly detail?: string | null;
  readonly icon?: "note" | "info" | "alert" | "ticket" | "train" | "plane" | "bus" | "car" | "ferry" | "walk" | "food" | "coffee" | "shopping" | "camera" | "money" | "key" | "luggage" | "phone" | "clock" | "heart";
  readonly time?: string | null;
  readonly position?: string;
}

export interface Options {
  readonly options: Record<string, unknown>;
}

export interface OutboundLog {
  readonly is_on: boolean;
  readonly entries: readonly Outgoing[];
  readonly total: number;
}

export interface Outcome {
  readonly due?: string | null;
  readonly at?: string | null;
  readonly name?: string | null;
  readonly error?: string | null;
}

export interface Outgoing {
  readonly id: string;
  readonly at: string;
  readonly provider: string;
  readonly why: string;
  readonly method: string;
  readonly host: string;
  readonly outcome: string;
  readonly status: number | null;
  readonly took_ms: number;
  readonly size_bytes: number;
  readonly account: string | null;
}

export interface Packing_duty {
  readonly id: string;
  readonly category: string;
  readonly member_ids: readonly string[];
}

export interface Packing_dutyNew {
  readonly id?: string;
  readonly category: string;
  readonly member_ids?: readonly string[];
}

export interface Packing_dutyPart {
  readonly category?: string;
  readonly member_ids?: readonly string[];
}

export interface Packing_item {
  readonly id: string;
  readonly name: string;
  readonly category: string | null;
  readonly quantity: number;
  readonly weight_g: number | null;
  readonly bag_id: string | null;
  readonly owner_id: string | null;
  readonly shared_with_ids: readonly string[];
  readonly bringer_ids: readonly string[];
  readonly is_packed: boolean;
  readonly position: string;
}

export interface Packing_itemNew {
  readonly id?: string;
  readonly name: string;
  readonly category?: string | null;
  readonly quantity?: number;
  readonly weight_g?: number | null;
  readonly bag_id?: string | null;
  readonly owner_id?: string | null;
  readonly shared_with_ids?: readonly string[];
  readonly bringer_ids?: readonly string[];
  readonly is_packed?: boolean;
  readonly position: string;
}

export interface Packing_itemPart {
  readonly name?: string;
  readonly category?: string | null;
  readonly quantity?: number;
  readonly weight_g?: number | null;
  readonly bag_id?: string | null;
  readonly owner_id?: string | null;
  readonly shared_with_ids?: readonly string[];
  readonly bringer_ids?: readonly string[];
  readonly is_packed?: boolean;
  readonly position?: string;
}

export interface Password {
  readonly password?: string | null;
}

export interface PasswordAndCode {
  readonly code: string;
  readonly password: string;
}

export interface PasswordChange {
  readonly current_password?: string | null;
  readonly new_password: string;
}

export interface Payment {
  readonly id: string;
  readonly expense_id: string;
  readonly member_id: string;
  readonly amount_minor: number;
}

export interface PaymentNew {
  readonly id?: string;
  readonly expense_id: string;
  readonly member_id: string;
  readonly amount_minor: number;
}

export interface PaymentPart {
  readonly expense_id?: string;
  readonly member_id?: string;
  readonly amount_minor?: number;
}

export interface PeopleHere {
  readonly users: readonly PersonHere[];
}

export interface Permission {
  readonly key: string;
  readonly level: "admin" | "everybody" | "trip_owner" | "trip_member";
  readonly defaultLevel: "admin" | "everybody" | "trip_owner" | "trip_member";
  readonly allowedLevels: readonly ("admin" | "everybody" | "trip_owner" | "trip_member")[];
}

export interface PermissionChange {
  readonly permissions: Record<string, "admin" | "everybody" | "trip_owner" | "trip_member" | null>;
}

export interface PermissionTable {
  readonly permissions: readonly Permission[];
}

export interface PermissionsSaved {
  readonly permissions: readonly Permission[];
  readonly success?: boolean;
  readonly skipped: readonly string[];
}

export interface PersonChange {
  readonly username?: string | null;
  readonly email?: string | null;
  readonly display_name?: string | null;
  readonly password?: string | null;
  readonly role?: "user" | "admin" | null;
}

export interface PersonHere {
  readonly id: string;
  readonly username: string;
  readonly display_name: string;
  readonly email: string;
  readonly role: string;
  readonly avatar: string | null;
  readonly created_at: string;
  readonly last_seen_at: string | null;
  readonly mfa_enabled: boolean;
  readonly passkeys: number;
  readonly has_password: boolean;
  readonly is_linked: boolean;
  readonly must_change_password: boolean;
  readonly trips_owned: number;
}

export interface PersonMade {
  readonly user: PersonHere;
  readonly password?: string | null;
}

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly notes: string | null;
  readonly address: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly category_id: string | null;
  readonly price_minor: number | null;
  readonly currency: string | null;
  readonly website: string | null;
  readonly phone: string | null;
  readonly start_time: string | null;
  readonly end_time: string | null;
  readonly duration_minutes: number;
  readonly image: string | null;
  readonly google_place_id: string | null;
  readonly google_ftid: string | null;
  readonly osm_id: string | null;
  readonly track: string | null;
  readonly track_color: string | null;
}

export interface PlaceNew {
  readonly id?: string;
  readonly name: string;
  readonly description?: string | null;
  readonly notes?: string | null;
  readonly address?: string | null;
  readonly lat?: number | null;
  readonly lng?: number | null;
  readonly category_id?: string | null;
  readonly price_minor?: number | null;
  readonly currency?: string | null;
  readonly website?: string | null;
  readonly phone?: string | null;
  readonly start_time?: string | null;
  readonly end_time?: string | null;
  readonly duration_minutes?: number;
  readonly image?: string | null;
  readonly google_place_id?: string | null;
  readonly google_ftid?: string | null;
  readonly osm_id?: string | null;
  readonly track?: string | null;
  readonly track_color?: string | null;
}

export interface PlacePart {
  readonly name?: string;
  readonly description?: string | null;
  readonly notes?: string | null;
  readonly address?: string | null;
  readonly lat?: number | null;
  readonly lng?: number | null;
  readonly category_id?: string | null;
  readonly price_minor?: number | null;
  readonly currency?: string | null;
  readonly website?: string | null;
  readonly phone?: string | null;
  readonly start_time?: string | null;
  readonly end_time?: string | null;
  readonly duration_minutes?: number;
  readonly image?: string | null;
  readonly google_place_id?: string | null;
  readonly google_ftid?: string | null;
  readonly osm_id?: string | null;
  readonly track?: string | null;
  readonly track_color?: string | null;
}

export interface Preview {
  readonly title: string;
  readonly invited_by: string;
}

export interface Profile {
  readonly username?: string | null;
  readonly email?: string | null;
  readonly display_name?: string | null;
}

export interface Proof {
  readonly password?: string | null;
  readonly code?: string | null;
  readonly passkey?: Record<string, unknown> | null;
}

export interface RateTable {
  readonly on: string;
  readonly source: string;
  readonly per_euro: Record<string, number>;
}

export interface Registration {
  readonly username: string;
  readonly email: string;
  readonly password: string;
  readonly invite_token?: string | null;
}

export interface Release {
  readonly tag_name: string;
  readonly name: string;
  readonly html_url: string;
  readonly published_at: string;
  readonly prerelease: boolean;
}

export interface Reset {
  readonly token: string;
  readonly new_password: string;
  readonly mfa_code?: string | null;
}

export interface Restored {
  readonly success?: boolean;
  readonly safety: string;
}

export interface Rotated {
  readonly success?: boolean;
}

export interface Schedule {
  readonly enabled?: boolean;
  readonly interval?: "hourly" | "daily" | "weekly" | "monthly";
  readonly hour?: number;
  readonly day_of_week?: number;
  readonly day_of_month?: number;
  readonly keep_days?: number;
}

export interface SecondStep {
  readonly code: string;
  readonly mfa_token: string;
  readonly remember_me?: boolean | null;
}

export interface Segment {
  readonly id: string;
  readonly booking_id: string;
  readonly from_name: string;
  readonly from_code: string | null;
  readonly from_lat: number | null;
  readonly from_lng: number | null;
  readonly from_tz: string | null;
  readonly departs_on: string | null;
  readonly departs_at: string | null;
  readonly to_name: string;
  readonly to_code: string | null;
  readonly to_lat: number | null;
  readonly to_lng: number | null;
  readonly to_tz: string | null;
  readonly arrives_on: string | null;
  readonly arrives_at: string | null;
  readonly number: string | null;
  readonly carrier: string | null;
  readonly seat: string | null;
  readonly travel_class: string | null;
  readonly platform: string | null;
  readonly position: string;
}

export interface SegmentNew {
  readonly id?: string;
  readonly booking_id: string;
  readonly from_name: string;
  readonly from_code?: string | null;
  readonly from_lat?: number | null;
  readonly from_lng?: number | null;
  readonly from_tz?: string | null;
  readonly departs_on?: string | null;
  readonly departs_at?: string | null;
  readonly to_name: string;
  readonly to_code?: string | null;
  readonly to_lat?: number | null;
  readonly to_lng?: number | null;
  readonly to_tz?: string | null;
  readonly arrives_on?: string | null;
  readonly arrives_at?: string | null;
  readonly number?: string | null;
  readonly carrier?: string | null;
  readonly seat?: string | null;
  readonly travel_class?: string | null;
  readonly platform?: string | null;
  readonly position: string;
}

export interface SegmentPart {
  readonly booking_id?: string;
  readonly from_name?: string;
  readonly from_code?: string | null;
  readonly from_lat?: number | null;
  readonly from_lng?: number | null;
  readonly from_tz?: string | null;
  readonly departs_on?: string | null;
  readonly departs_at?: string | null;
  readonly to_name?: string;
  readonly to_code?: string | null;
  readonly to_lat?: number | null;
  readonly to_lng?: number | null;
  readonly to_tz?: string | null;
  readonly arrives_on?: string | null;
  readonly arrives_at?: string | null;
  readonly number?: string | null;
  readonly carrier?: string | null;
  readonly seat?: string | null;
  readonly travel_class?: string | null;
  readonly platform?: string | null;
  readonly position?: string;
}

export interface Session {
  readonly id: string;
  readonly created_at: string;
  readonly last_seen_at: string;
  readonly expires_at: string;
  readonly user_agent: string;
  readonly ip: string | null;
  readonly current: boolean;
  readonly auth_method: string;
}

export interface SessionList {
  readonly sessions: readonly Session[];
}

export interface Settlement {
  readonly id: string;
  readonly from_id: string;
  readonly to_id: string;
  readonly amount_minor: number;
  readonly currency: string;
  readonly rate: number | null;
  readonly rate_source: string | null;
  readonly settled_on: string | null;
  readonly note: string | null;
}

export interface SettlementNew {
  readonly id?: string;
  readonly from_id: string;
  readonly to_id: string;
  readonly amount_minor: number;
  readonly currency: string;
  readonly rate?: number | null;
  readonly rate_source?: string | null;
  readonly settled_on?: string | null;
  readonly note?: string | null;
}

export interface SettlementPart {
  readonly from_id?: string;
  readonly to_id?: string;
  readonly amount_minor?: number;
  readonly currency?: string;
  readonly rate?: number | null;
  readonly rate_source?: string | null;
  readonly settled_on?: string | null;
  readonly note?: string | null;
}

export interface Setup {
  readonly secret: string;
  readonly otpauth_url: string;
  readonly qr_svg: string;
}

export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly remember_me?: boolean | null;
}

export interface SignInByPasskey {
  readonly response: Record<string, unknown>;
  readonly remember_me?: boolean | null;
}

export interface SignedIn {
  readonly user?: User | null;
  readonly mfa_required?: boolean | null;
  readonly mfa_token?: string | null;
  readonly token?: string | null;
  readonly insecureCookie?: boolean | null;
}

export interface Someone {
  readonly id: string;
  readonly username: string;
  readonly display_name: string;
  readonly avatar: string | null;
}

export interface Split {
  readonly id: string;
  readonly expense_id: string;
  readonly member_id: string;
  readonly value: number | null;
}

export interface SplitNew {
  readonly id?: string;
  readonly expense_id: string;
  readonly member_id: string;
  readonly value?: number | null;
}

export interface SplitPart {
  readonly expense_id?: string;
  readonly member_id?: string;
  readonly value?: number | null;
}

export interface SsoChange {
  readonly issuer?: string;
  readonly client_id?: string;
  readonly client_secret?: string | null;
  readonly display_name?: string;
  readonly discovery_url?: string;
}

export interface SsoSaved {
  readonly issuer: string;
  readonly client_id: string;
  readonly client_secret_set: boolean;
  readonly display_name: string;
  readonly discovery_url: string;
  readonly is_named: boolean;
  readonly redirect_uri: string | null;
  readonly problem?: string | null;
}

export interface SsoState {
  readonly issuer: string;
  readonly client_id: string;
  readonly client_secret_set: boolean;
  readonly display_name: string;
  readonly discovery_url: string;
  readonly is_named: boolean;
  readonly redirect_uri: string | null;
}

export interface Stay {
  readonly id: string;
  readonly name: string;
  readonly status: "pending" | "confirmed" | "cancelled";
  readonly place_id: string | null;
  readonly address: string | null;
  readonly check_in_on: string;
  readonly check_in_from: string | null;
  readonly check_in_until: string | null;
  readonly check_out_on: string;
  readonly check_out_by: string | null;
  readonly code: string | null;
  readonly provider: string | null;
  readonly url: string | null;
  readonly phone: string | null;
  readonly notes: string | null;
  readonly price_minor: number | null;
  readonly currency: string | null;
  readonly attendee_ids: readonly string[];
  readonly needs_review: boolean;
}

export interface StayNew {
  readonly id?: string;
  readonly name: string;
  readonly status?: "pending" | "confirmed" | "cancelled";
  readonly place_id?: string | null;
  readonly address?: string | null;
  readonly check_in_on: string;
  readonly check_in_from?: string | null;
  readonly check_in_until?: string | null;
  readonly check_out_on: string;
  readonly check_out_by?: string | null;
  readonly code?: string | null;
  readonly provider?: string | null;
  readonly url?: string | null;
  readonly phone?: string | null;
  readonly notes?: string | null;
  readonly price_minor?: number | null;
  readonly currency?: string | null;
  readonly attendee_ids?: readonly string[];
  readonly needs_review?: boolean;
}

export interface StayPart {
  readonly name?: string;
  readonly status?: "pending" | "confirmed" | "cancelled";
  readonly place_id?: string | null;
  readonly address?: string | null;
  readonly check_in_on?: string;
  readonly check_in_from?: string | null;
  readonly check_in_until?: string | null;
  readonly check_out_on?: string;
  readonly check_out_by?: string | null;
  readonly code?: string | null;
  readonly provider?: string | null;
  readonly url?: string | null;
  readonly phone?: string | null;
  readonly notes?: string | null;
  readonly price_minor?: number | null;
  readonly currency?: string | null;
  readonly attendee_ids?: readonly string[];
  readonly needs_review?: boolean;
}

export interface Stop {
  readonly id: string;
  readonly day_id: string | null;
  readonly place_id: string | null;
  readonly title: string | null;
  readonly start_time: string | null;
  readonly end_time: string | null;
  readonly notes: string | null;
  readonly travel_mode: "walking" | "driving" | "cycling" | "transit";
  readonly is_locked: boolean;
  readonly attendee_ids: readonly string[];
  readonly position: string;
}

export interface StopNew {
  readonly id?: string;
  readonly day_id?: string | null;
  readonly place_id?: string | null;
  readonly title?: string | null;
  readonly start_time?: string | null;
  readonly end_time?: string | null;
  readonly notes?: string | null;
  readonly travel_mode?: "walking" | "driving" | "cycling" | "transit";
  readonly is_locked?: boolean;
  readonly attendee_ids?: readonly string[];
  readonly position: string;
}

export interface StopPart {
  readonly day_id?: string | null;
  readonly place_id?: string | null;
  readonly title?: string | null;
  readonly start_time?: string | null;
  readonly end_time?: string | null;
  readonly notes?: string | null;
  readonly travel_mode?: "walking" | "driving" | "cycling" | "transit";
  readonly is_locked?: boolean;
  readonly attendee_ids?: readonly string[];
  readonly position?: string;
}

export interface Suggestion {
  readonly from_id: string;
  readonly to_id: string;
  readonly amount_minor: number;
}

export interface Sums {
  readonly currency: string;
  readonly total_minor: number;
  readonly balances: readonly Balance[];
  readonly suggestions: readonly Suggestion[];
  readonly without_rate: readonly string[];
}

export interface Template {
  readonly id: string;
  readonly name: string;
  readonly position: string;
}

export interface TemplateNew {
  readonly id?: string;
  readonly name: string;
  readonly position: string;
}

export interface TemplatePart {
  readonly name?: string;
  readonly position?: string;
}

export interface Template_item {
  readonly id: string;
  readonly template_id: string;
  readonly name: string;
  readonly category: string | null;
  readonly quantity: number;
  readonly weight_g: number | null;
  readonly position: string;
}

export interface Template_itemNew {
  readonly id?: string;
  readonly template_id: string;
  readonly name: string;
  readonly category?: string | null;
  readonly quantity?: number;
  readonly weight_g?: number | null;
  readonly position: string;
}

export interface Template_itemPart {
  readonly template_id?: string;
  readonly name?: string;
  readonly category?: string | null;
  readonly quantity?: number;
  readonly weight_g?: number | null;
  readonly position?: string;
}

export interface TestMail {
  readonly email?: string | null;
}

export interface Tested {
  readonly success: boolean;
  readonly error?: string | null;
}

export interface Todo {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly category: string | null;
  readonly due_on: string | null;
  readonly priority: number;
  readonly assignee_ids: readonly string[];
  readonly is_done: boolean;
  readonly position: string;
}

export interface TodoNew {
  readonly id?: string;
  readonly title: string;
  readonly description?: string | null;
  readonly category?: string | null;
  readonly due_on?: string | null;
  readonly priority?: number;
  readonly assignee_ids?: readonly string[];
  readonly is_done?: boolean;
  readonly position: string;
}

export interface TodoPart {
  readonly title?: string;
  readonly description?: string | null;
  readonly category?: string | null;
  readonly due_on?: string | null;
  readonly priority?: number;
  readonly assignee_ids?: readonly string[];
  readonly is_done?: boolean;
  readonly position?: string;
}

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly token_prefix: string;
  readonly scopes: readonly string[];
  readonly created_at: string;
  readonly expires_at: string;
  readonly last_used_at: string | null;
  readonly last_used_ip: string | null;
  readonly raw_token?: string | null;
}

export interface TokenMade {
  readonly token: Token;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  readonly scopes: readonly string[];
}

export interface Transfer {
  readonly member_id: string;
}

export interface Trip {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly currency: string;
  readonly cover: string | null;
  readonly reminder_days: number;
  readonly is_archived: boolean;
  readonly deleted_at: string | null;
}

export interface TripNew {
  readonly id?: string;
  readonly title: string;
  readonly description?: string | null;
  readonly starts_on?: string | null;
  readonly ends_on?: string | null;
  readonly currency?: string;
  readonly cover?: string | null;
  readonly reminder_days?: number;
  readonly is_archived?: boolean;
  readonly deleted_at?: string | null;
}

export interface TripPart {
  readonly title?: string;
  readonly description?: string | null;
  readonly starts_on?: string | null;
  readonly ends_on?: string | null;
  readonly currency?: string;
  readonly cover?: string | null;
  readonly reminder_days?: number;
  readonly is_archived?: boolean;
  readonly deleted_at?: string | null;
}

export interface User {
  readonly id: string;
  readonly username: string;
  readonly display_name: string;
  readonly email: string;
  readonly role: string;
  readonly avatar: string | null;
  readonly must_change_password: boolean;
  readonly must_set_up_mfa?: boolean;
  readonly has_password?: boolean;
  readonly created_at: string;
}

export interface UserAnswer {
  readonly user: User;
}

export interface ValidationError {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
  readonly input?: unknown;
  readonly ctx?: Record<string, unknown>;
}

export interface VersionCheck {
  readonly current: string;
  readonly latest: string | null;
  readonly update_available: boolean;
  readonly release_url: string | null;
  readonly is_prerelease: boolean;
}

export interface WasReset {
  readonly success?: boolean | null;
  readonly mfa_required?: boolean | null;
}

export interface WsToken {
  readonly token: string;
}

export interface Zone {
  readonly tz: string | null;
}

export interface cairn__features__backups__routes__Deleted {
  readonly success?: boolean;
}

export interface cairn__features__trips__joining__Deleted {
  readonly success?: true;
}

export interface Operations {
  "GET /api/auth/app-config": {
    body: undefined;
    answer: AppConfig;
  };
  "POST /api/auth/register": {
    body: Registration;
    answer: SignedIn;
  };
  "POST /api/auth/login": {
    body: SignIn;
    answer: SignedIn;
  };
  "POST /api/auth/logout": {
    body: undefined;
    answer: Done;
  };
  "GET /api/auth/me": {
    body: undefined;
    answer: UserAnswer;
  };
  "DELETE /api/auth/me": {
    body: undefined;
    answer: Done;
  };
  "PUT /api/auth/me/settings": {
    body: Profile;
    answer: UserAnswer;
  };
  "PUT /api/auth/me/password": {
    body: PasswordChange;
    answer: Done;
  };
  "GET /api/auth/sessions": {
    body: undefined;
    answer: SessionList;
  };
  "DELETE /api/auth/sessions": {
    body: undefined;
    answer: Done;
  };
  "DELETE /api/auth/sessions/{id}": {
    body: undefined;
    answer: Done;
  };
  "POST /api/auth/avatar": {
    body: FormData;
    answer: AvatarAnswer;
  };
  "DELETE /api/auth/avatar": {
    body: undefined;
    answer: Done;
  };
  "GET /api/auth/users": {
    body: undefined;
    answer: Everyone;
  };
  "POST /api/auth/ws-token": {
    body: undefined;
    answer: WsToken;
  };
  "PUT /api/admin/map": {
    body: MapConfig;
    answer: MapConfig;
  };
  "GET /api/admin/outbound": {
    body: undefined;
    answer: OutboundLog;
  };
  "GET /api/admin/audit-log": {
    body: undefined;
    answer: AuditLog;
  };
  "GET /api/admin/audit-log/export": {
    body: undefined;
    answer: undefined;
  };
  "POST /api/admin/rotate-jwt-secret": {
    body: undefined;
    answer: Rotated;
  };
  "GET /api/admin/users": {
    body: undefined;
    answer: PeopleHere;
  };
  "POST /api/admin/users": {
    body: NewPerson;
    answer: PersonMade;
  };
  "PUT /api/admin/users/{id}": {
    body: PersonChange;
    answer: PersonMade;
  };
  "DELETE /api/admin/users/{id}": {
    body: undefined;
    answer: Gone;
  };
  "DELETE /api/admin/users/{id}/mfa": {
    body: undefined;
    answer: Ended;
  };
  "DELETE /api/admin/users/{id}/passkeys": {
    body: undefined;
    answer: Ended;
  };
  "DELETE /api/admin/users/{id}/sessions": {
    body: undefined;
    answer: Ended;
  };
  "GET /api/admin/permissions": {
    body: undefined;
    answer: PermissionTable;
  };
  "PUT /api/admin/permissions": {
    body: PermissionChange;
    answer: PermissionsSaved;
  };
  "GET /api/admin/default-user-settings": {
    body: undefined;
    answer: DefaultPreferences;
  };
  "PUT /api/admin/default-user-settings": {
    body: DefaultsChange;
    answer: DefaultPreferences;
  };
  "GET /api/admin/security-check": {
    body: undefined;
    answer: Checks;
  };
  "GET /api/admin/version-check": {
    body: undefined;
    answer: VersionCheck;
  };
  "GET /api/admin/github-releases": {
    body: undefined;
    answer: readonly Release[];
  };
  "POST /api/trips/sample": {
    body: undefined;
    answer: unknown;
  };
  "GET /api/trips": {
    body: undefined;
    answer: {
      readonly trips: readonly unknown[];
    };
  };
  "POST /api/trips": {
    body: NewTrip;
    answer: unknown;
  };
  "POST /api/trips/{trip_id}/copy": {
    body: CopyTrip;
    answer: unknown;
  };
  "POST /api/trips/{trip_id}/cover": {
    body: FormData;
    answer: Record<string, string>;
  };
  "GET /api/trips/{trip_id}": {
    body: undefined;
    answer: {
      readonly trip: Trip;
    };
  };
  "PATCH /api/trips/{trip_id}": {
    body: TripPart;
    answer: {
      readonly trip: Trip;
    };
  };
  "DELETE /api/trips/{trip_id}": {
    body: undefined;
    answer: Record<string, boolean>;
  };
  "POST /api/trips/{trip_id}/restore": {
    body: undefined;
    answer: unknown;
  };
  "GET /api/trips/{trip_id}/members": {
    body: undefined;
    answer: {
      readonly members: readonly Member[];
    };
  };
  "POST /api/trips/{trip_id}/members": {
    body: NewMember;
    answer: unknown;
  };
  "POST /api/trips/{trip_id}/transfer": {
    body: Transfer;
    answer: unknown;
  };
  "GET /api/trips/{trip_id}/history": {
    body: undefined;
    answer: unknown;
  };
  "POST /api/trips/{trip_id}/places/import": {
    body: FormData;
    answer: ImportAnswer;
  };
  "GET /api/rates": {
    body: undefined;
    answer: RateTable;
  };
  "GET /api/trips/{trip_id}/costs/sums": {
    body: undefined;
    answer: Sums;
  };
  "GET /api/trips/{trip_id}/costs/export": {
    body: undefined;
    answer: undefined;
  };
  "GET /api/airports": {
    body: undefined;
    answer: Airports;
  };
  "GET /api/zone": {
    body: undefined;
    answer: Zone;
  };
  "POST /api/trips/{trip_id}/bookings/import": {
    body: FormData;
    answer: Found;
  };
  "POST /api/trips/{trip_id}/files": {
    body: undefined;
    answer: undefined;
  };
  "GET /api/trips/{trip_id}/files/{id}": {
    body: undefined;
    answer: undefined;
  };
  "PATCH /api/trips/{trip_id}/files/{id}": {
    body: undefined;
    answer: undefined;
  };
  "DELETE /api/trips/{trip_id}/files/{id}": {
    body: undefined;
    answer: undefined;
  };
  "GET /api/trips/{trip_id}/files/{id}/preview": {
    body: undefined;
    answer: undefined;
  };
  "GET /api/backup/list": {
    body: undefined;
    answer: Backups;
  };
  "POST /api/backup/create": {
    body: undefined;
    answer: Created;
  };
  "GET /api/backup/download/{filename}": {
    body: undefined;
    answer: undefined;
  };
  "POST /api/backup/verify/{filename}": {
    body: undefined;
    answer: Checked;
  };
  "POST /api/backup/restore/{filename}": {
    body: undefined;
    answer: Restored;
  };
  "POST /api/backup/upload-restore": {
    body: FormData;
    answer: Restored;
  };
  "GET /api/backup/auto-settings": {
    body: undefined;
    answer: AutoBackup;
  };
  "PUT /api/backup/auto-settings": {
    body: Schedule;
    answer: AutoBackup;
  };
  "DELETE /api/backup/{filename}": {
    body: undefined;
    answer: cairn__features__backups__routes__Deleted;
  };
  "GET /api/auth/mfa": {
    body: undefined;
    answer: FactorState;
  };
  "POST /api/auth/mfa/setup": {
    body: undefined;
    answer: Setup;
  };
  "POST /api/auth/mfa/enable": {
    body: Code;
    answer: Enabled;
  };
  "POST /api/auth/mfa/verify-login": {
    body: SecondStep;
    answer: SignedIn;
  };
  "POST /api/auth/mfa/disable": {
    body: PasswordAndCode;
    answer: Done;
  };
  "POST /api/auth/mfa/backup-codes": {
    body: PasswordAndCode;
    answer: Enabled;
  };
  "GET /api/auth/app-settings": {
    body: undefined;
    answer: AppSettings;
  };
  "PUT /api/auth/app-settings": {
    body: AppSettingsChange;
    answer: AppSettings;
  };
  "POST /api/notifications/test-smtp": {
    body: TestMail;
    answer: Tested;
  };
  "GET /api/admin/oidc": {
    body: undefined;
    answer: SsoState;
  };
  "PUT /api/admin/oidc": {
    body: SsoChange;
    answer: SsoSaved;
  };
  "POST /api/auth/reauth": {
    body: Proof;
    answer: Done;
  };
  "GET /api/auth/recent": {
    body: undefined;
    answer: Done;
  };
  "POST /api/auth/forgot-password": {
    body: Forgotten;
    answer: Asked;
  };
  "POST /api/auth/reset-password": {
    body: Reset;
    answer: WasReset;
  };
  "POST /api/auth/passkey/register/options": {
    body: Password;
    answer: Options;
  };
  "POST /api/auth/passkey/register/verify": {
    body: NewPasskey;
    answer: Credentials;
  };
  "POST /api/auth/passkey/login/options": {
    body: undefined;
    answer: Options;
  };
  "POST /api/auth/passkey/login/verify": {
    body: SignInByPasskey;
    answer: SignedIn;
  };
  "POST /api/auth/passkey/reauth/options": {
    body: undefined;
    answer: Options;
  };
  "GET /api/auth/passkey/credentials": {
    body: undefined;
    answer: Credentials;
  };
  "PATCH /api/auth/passkey/credentials/{id}": {
    body: Name;
    answer: Done;
  };
  "DELETE /api/auth/passkey/credentials/{id}": {
    body: Password | null;
    answer: Done;
  };
  "POST /api/auth/passkey/credentials/{id}/trust": {
    body: undefined;
    answer: Done;
  };
  "GET /api/auth/oidc/login": {
    body: undefined;
    answer: undefined;
  };
  "GET /api/auth/oidc/callback": {
    body: undefined;
    answer: undefined;
  };
  "POST /api/auth/oidc/backchannel-logout": {
    body: unknown;
    answer: Done;
  };
  "GET /api/auth/oidc/link": {
    body: undefined;
    answer: Linked;
  };
  "POST /api/auth/oidc/link": {
    body: undefined;
    answer: Done;
  };
  "DELETE /api/auth/oidc/link": {
    body: undefined;
    answer: Done;
  };
  "GET /api/auth/mcp-tokens": {
    body: undefined;
    answer: Tokens;
  };
  "POST /api/auth/mcp-tokens": {
    body: NewToken;
    answer: TokenMade;
  };
  "DELETE /api/auth/mcp-tokens/{id}": {
    body: undefined;
    answer: Done;
  };
  "GET /api/auth/invite/{token}": {
    body: undefined;
    answer: InviteSeen;
  };
  "GET /api/admin/invites": {
    body: undefined;
    answer: Invites;
  };
  "POST /api/admin/invites": {
    body: NewInvite;
    answer: InviteMade;
  };
  "DELETE /api/admin/invites/{id}": {
    body: undefined;
    answer: Done;
  };
  "GET /api/trips/{trip_id}/invite-link": {
    body: undefined;
    answer: Link;
  };
  "POST /api/trips/{trip_id}/invite-link": {
    body: NewLink;
    answer: Link;
  };
  "DELETE /api/trips/{trip_id}/invite-link": {
    body: undefined;
    answer: cairn__features__trips__joining__Deleted;
  };
  "GET /api/trip-invites/{token}": {
    body: undefined;
    answer: Preview;
  };
  "POST /api/trip-invites/{token}/accept": {
    body: undefined;
    answer: Joined;
  };
  "GET /api/trips/{trip_id}/members/{id}": {
    body: undefined;
    answer: {
      readonly member: Member;
    };
  };
  "PATCH /api/trips/{trip_id}/members/{id}": {
    body: MemberPart;
    answer: {
      readonly member: Member;
    };
  };
  "DELETE /api/trips/{trip_id}/members/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/days": {
    body: undefined;
    answer: {
      readonly days: readonly Day[];
    };
  };
  "POST /api/trips/{trip_id}/days": {
    body: DayNew;
    answer: {
      readonly day: Day;
    };
  };
  "GET /api/trips/{trip_id}/days/{id}": {
    body: undefined;
    answer: {
      readonly day: Day;
    };
  };
  "PATCH /api/trips/{trip_id}/days/{id}": {
    body: DayPart;
    answer: {
      readonly day: Day;
    };
  };
  "DELETE /api/trips/{trip_id}/days/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/places": {
    body: undefined;
    answer: {
      readonly places: readonly Place[];
    };
  };
  "POST /api/trips/{trip_id}/places": {
    body: PlaceNew;
    answer: {
      readonly place: Place;
    };
  };
  "GET /api/trips/{trip_id}/places/{id}": {
    body: undefined;
    answer: {
      readonly place: Place;
    };
  };
  "PATCH /api/trips/{trip_id}/places/{id}": {
    body: PlacePart;
    answer: {
      readonly place: Place;
    };
  };
  "DELETE /api/trips/{trip_id}/places/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/stops": {
    body: undefined;
    answer: {
      readonly stops: readonly Stop[];
    };
  };
  "POST /api/trips/{trip_id}/stops": {
    body: StopNew;
    answer: {
      readonly stop: Stop;
    };
  };
  "GET /api/trips/{trip_id}/stops/{id}": {
    body: undefined;
    answer: {
      readonly stop: Stop;
    };
  };
  "PATCH /api/trips/{trip_id}/stops/{id}": {
    body: StopPart;
    answer: {
      readonly stop: Stop;
    };
  };
  "DELETE /api/trips/{trip_id}/stops/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/notes": {
    body: undefined;
    answer: {
      readonly notes: readonly Note[];
    };
  };
  "POST /api/trips/{trip_id}/notes": {
    body: NoteNew;
    answer: {
      readonly note: Note;
    };
  };
  "GET /api/trips/{trip_id}/notes/{id}": {
    body: undefined;
    answer: {
      readonly note: Note;
    };
  };
  "PATCH /api/trips/{trip_id}/notes/{id}": {
    body: NotePart;
    answer: {
      readonly note: Note;
    };
  };
  "DELETE /api/trips/{trip_id}/notes/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/todos": {
    body: undefined;
    answer: {
      readonly todos: readonly Todo[];
    };
  };
  "POST /api/trips/{trip_id}/todos": {
    body: TodoNew;
    answer: {
      readonly todo: Todo;
    };
  };
  "GET /api/trips/{trip_id}/todos/{id}": {
    body: undefined;
    answer: {
      readonly todo: Todo;
    };
  };
  "PATCH /api/trips/{trip_id}/todos/{id}": {
    body: TodoPart;
    answer: {
      readonly todo: Todo;
    };
  };
  "DELETE /api/trips/{trip_id}/todos/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/bags": {
    body: undefined;
    answer: {
      readonly bags: readonly Bag[];
    };
  };
  "POST /api/trips/{trip_id}/bags": {
    body: BagNew;
    answer: {
      readonly bag: Bag;
    };
  };
  "GET /api/trips/{trip_id}/bags/{id}": {
    body: undefined;
    answer: {
      readonly bag: Bag;
    };
  };
  "PATCH /api/trips/{trip_id}/bags/{id}": {
    body: BagPart;
    answer: {
      readonly bag: Bag;
    };
  };
  "DELETE /api/trips/{trip_id}/bags/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/packing_items": {
    body: undefined;
    answer: {
      readonly packing_items: readonly Packing_item[];
    };
  };
  "POST /api/trips/{trip_id}/packing_items": {
    body: Packing_itemNew;
    answer: {
      readonly packing_item: Packing_item;
    };
  };
  "GET /api/trips/{trip_id}/packing_items/{id}": {
    body: undefined;
    answer: {
      readonly packing_item: Packing_item;
    };
  };
  "PATCH /api/trips/{trip_id}/packing_items/{id}": {
    body: Packing_itemPart;
    answer: {
      readonly packing_item: Packing_item;
    };
  };
  "DELETE /api/trips/{trip_id}/packing_items/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/packing_duties": {
    body: undefined;
    answer: {
      readonly packing_duties: readonly Packing_duty[];
    };
  };
  "POST /api/trips/{trip_id}/packing_duties": {
    body: Packing_dutyNew;
    answer: {
      readonly packing_duty: Packing_duty;
    };
  };
  "GET /api/trips/{trip_id}/packing_duties/{id}": {
    body: undefined;
    answer: {
      readonly packing_duty: Packing_duty;
    };
  };
  "PATCH /api/trips/{trip_id}/packing_duties/{id}": {
    body: Packing_dutyPart;
    answer: {
      readonly packing_duty: Packing_duty;
    };
  };
  "DELETE /api/trips/{trip_id}/packing_duties/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/bookings": {
    body: undefined;
    answer: {
      readonly bookings: readonly Booking[];
    };
  };
  "POST /api/trips/{trip_id}/bookings": {
    body: BookingNew;
    answer: {
      readonly booking: Booking;
    };
  };
  "GET /api/trips/{trip_id}/bookings/{id}": {
    body: undefined;
    answer: {
      readonly booking: Booking;
    };
  };
  "PATCH /api/trips/{trip_id}/bookings/{id}": {
    body: BookingPart;
    answer: {
      readonly booking: Booking;
    };
  };
  "DELETE /api/trips/{trip_id}/bookings/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/segments": {
    body: undefined;
    answer: {
      readonly segments: readonly Segment[];
    };
  };
  "POST /api/trips/{trip_id}/segments": {
    body: SegmentNew;
    answer: {
      readonly segment: Segment;
    };
  };
  "GET /api/trips/{trip_id}/segments/{id}": {
    body: undefined;
    answer: {
      readonly segment: Segment;
    };
  };
  "PATCH /api/trips/{trip_id}/segments/{id}": {
    body: SegmentPart;
    answer: {
      readonly segment: Segment;
    };
  };
  "DELETE /api/trips/{trip_id}/segments/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/stays": {
    body: undefined;
    answer: {
      readonly stays: readonly Stay[];
    };
  };
  "POST /api/trips/{trip_id}/stays": {
    body: StayNew;
    answer: {
      readonly stay: Stay;
    };
  };
  "GET /api/trips/{trip_id}/stays/{id}": {
    body: undefined;
    answer: {
      readonly stay: Stay;
    };
  };
  "PATCH /api/trips/{trip_id}/stays/{id}": {
    body: StayPart;
    answer: {
      readonly stay: Stay;
    };
  };
  "DELETE /api/trips/{trip_id}/stays/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/expenses": {
    body: undefined;
    answer: {
      readonly expenses: readonly Expense[];
    };
  };
  "POST /api/trips/{trip_id}/expenses": {
    body: ExpenseNew;
    answer: {
      readonly expense: Expense;
    };
  };
  "GET /api/trips/{trip_id}/expenses/{id}": {
    body: undefined;
    answer: {
      readonly expense: Expense;
    };
  };
  "PATCH /api/trips/{trip_id}/expenses/{id}": {
    body: ExpensePart;
    answer: {
      readonly expense: Expense;
    };
  };
  "DELETE /api/trips/{trip_id}/expenses/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/payments": {
    body: undefined;
    answer: {
      readonly payments: readonly Payment[];
    };
  };
  "POST /api/trips/{trip_id}/payments": {
    body: PaymentNew;
    answer: {
      readonly payment: Payment;
    };
  };
  "GET /api/trips/{trip_id}/payments/{id}": {
    body: undefined;
    answer: {
      readonly payment: Payment;
    };
  };
  "PATCH /api/trips/{trip_id}/payments/{id}": {
    body: PaymentPart;
    answer: {
      readonly payment: Payment;
    };
  };
  "DELETE /api/trips/{trip_id}/payments/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/splits": {
    body: undefined;
    answer: {
      readonly splits: readonly Split[];
    };
  };
  "POST /api/trips/{trip_id}/splits": {
    body: SplitNew;
    answer: {
      readonly split: Split;
    };
  };
  "GET /api/trips/{trip_id}/splits/{id}": {
    body: undefined;
    answer: {
      readonly split: Split;
    };
  };
  "PATCH /api/trips/{trip_id}/splits/{id}": {
    body: SplitPart;
    answer: {
      readonly split: Split;
    };
  };
  "DELETE /api/trips/{trip_id}/splits/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/expense_items": {
    body: undefined;
    answer: {
      readonly expense_items: readonly Expense_item[];
    };
  };
  "POST /api/trips/{trip_id}/expense_items": {
    body: Expense_itemNew;
    answer: {
      readonly expense_item: Expense_item;
    };
  };
  "GET /api/trips/{trip_id}/expense_items/{id}": {
    body: undefined;
    answer: {
      readonly expense_item: Expense_item;
    };
  };
  "PATCH /api/trips/{trip_id}/expense_items/{id}": {
    body: Expense_itemPart;
    answer: {
      readonly expense_item: Expense_item;
    };
  };
  "DELETE /api/trips/{trip_id}/expense_items/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/settlements": {
    body: undefined;
    answer: {
      readonly settlements: readonly Settlement[];
    };
  };
  "POST /api/trips/{trip_id}/settlements": {
    body: SettlementNew;
    answer: {
      readonly settlement: Settlement;
    };
  };
  "GET /api/trips/{trip_id}/settlements/{id}": {
    body: undefined;
    answer: {
      readonly settlement: Settlement;
    };
  };
  "PATCH /api/trips/{trip_id}/settlements/{id}": {
    body: SettlementPart;
    answer: {
      readonly settlement: Settlement;
    };
  };
  "DELETE /api/trips/{trip_id}/settlements/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/budgets": {
    body: undefined;
    answer: {
      readonly budgets: readonly Budget[];
    };
  };
  "POST /api/trips/{trip_id}/budgets": {
    body: BudgetNew;
    answer: {
      readonly budget: Budget;
    };
  };
  "GET /api/trips/{trip_id}/budgets/{id}": {
    body: undefined;
    answer: {
      readonly budget: Budget;
    };
  };
  "PATCH /api/trips/{trip_id}/budgets/{id}": {
    body: BudgetPart;
    answer: {
      readonly budget: Budget;
    };
  };
  "DELETE /api/trips/{trip_id}/budgets/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/attachments": {
    body: undefined;
    answer: {
      readonly attachments: readonly Attachment[];
    };
  };
  "POST /api/trips/{trip_id}/attachments": {
    body: AttachmentNew;
    answer: {
      readonly attachment: Attachment;
    };
  };
  "GET /api/trips/{trip_id}/attachments/{id}": {
    body: undefined;
    answer: {
      readonly attachment: Attachment;
    };
  };
  "PATCH /api/trips/{trip_id}/attachments/{id}": {
    body: AttachmentPart;
    answer: {
      readonly attachment: Attachment;
    };
  };
  "DELETE /api/trips/{trip_id}/attachments/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/trips/{trip_id}/attachment_links": {
    body: undefined;
    answer: {
      readonly attachment_links: readonly Attachment_link[];
    };
  };
  "POST /api/trips/{trip_id}/attachment_links": {
    body: Attachment_linkNew;
    answer: {
      readonly attachment_link: Attachment_link;
    };
  };
  "GET /api/trips/{trip_id}/attachment_links/{id}": {
    body: undefined;
    answer: {
      readonly attachment_link: Attachment_link;
    };
  };
  "PATCH /api/trips/{trip_id}/attachment_links/{id}": {
    body: Attachment_linkPart;
    answer: {
      readonly attachment_link: Attachment_link;
    };
  };
  "DELETE /api/trips/{trip_id}/attachment_links/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/categories": {
    body: undefined;
    answer: {
      readonly categories: readonly Category[];
    };
  };
  "POST /api/categories": {
    body: CategoryNew;
    answer: {
      readonly category: Category;
    };
  };
  "GET /api/categories/{id}": {
    body: undefined;
    answer: {
      readonly category: Category;
    };
  };
  "PATCH /api/categories/{id}": {
    body: CategoryPart;
    answer: {
      readonly category: Category;
    };
  };
  "DELETE /api/categories/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/templates": {
    body: undefined;
    answer: {
      readonly templates: readonly Template[];
    };
  };
  "POST /api/templates": {
    body: TemplateNew;
    answer: {
      readonly template: Template;
    };
  };
  "GET /api/templates/{id}": {
    body: undefined;
    answer: {
      readonly template: Template;
    };
  };
  "PATCH /api/templates/{id}": {
    body: TemplatePart;
    answer: {
      readonly template: Template;
    };
  };
  "DELETE /api/templates/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/template_items": {
    body: undefined;
    answer: {
      readonly template_items: readonly Template_item[];
    };
  };
  "POST /api/template_items": {
    body: Template_itemNew;
    answer: {
      readonly template_item: Template_item;
    };
  };
  "GET /api/template_items/{id}": {
    body: undefined;
    answer: {
      readonly template_item: Template_item;
    };
  };
  "PATCH /api/template_items/{id}": {
    body: Template_itemPart;
    answer: {
      readonly template_item: Template_item;
    };
  };
  "DELETE /api/template_items/{id}": {
    body: undefined;
    answer: {
      readonly success: true;
    };
  };
  "GET /api/sync/{stream}": {
    body: undefined;
    answer: Record<string, unknown>;
  };
  "POST /api/sync/{stream}": {
    body: {
      readonly id: string;
      readonly verb: string;
      readonly base?: number | null;
      readonly edits: readonly ({
        readonly step: "add" | "set" | "remove";
        readonly kind: string;
        readonly id: string;
        readonly fields?: Record<string, unknown>;
      })[];
    } | {
      readonly mutations: readonly ({
        readonly id: string;
        readonly verb: string;
        readonly base?: number | null;
        readonly edits: readonly ({
          readonly step: "add" | "set" | "remove";
          readonly kind: string;
          readonly id: string;
          readonly fields?: Record<string, unknown>;
        })[];
      })[];
    };
    answer: Record<string, unknown>;
  };
  "GET /api/sync/{stream}/changes": {
    body: undefined;
    answer: Record<string, unknown>;
  };
  "GET /api/health": {
    body: undefined;
    answer: Record<string, unknown>;
  };
  "GET /api/openapi.json": {
    body: undefined;
    answer: Record<string, unknown>;
  };
}
