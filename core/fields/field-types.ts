import type { FieldType } from '#core/contract/field-type.ts';
import { address } from '#core/fields/address/address.ts';
import { autonumber } from '#core/fields/autonumber/autonumber.ts';
import { boolean } from '#core/fields/boolean/boolean.ts';
import { choice } from '#core/fields/choice/choice.ts';
import { color } from '#core/fields/color/color.ts';
import { date } from '#core/fields/date/date.ts';
import { dateTime } from '#core/fields/date-time/date-time.ts';
import { decimal } from '#core/fields/decimal/decimal.ts';
import { duration } from '#core/fields/duration/duration.ts';
import { email } from '#core/fields/email/email.ts';
import { file } from '#core/fields/file/file.ts';
import { formula } from '#core/fields/formula/formula.ts';
import { geoPoint } from '#core/fields/geo-point/geo-point.ts';
import { image } from '#core/fields/image/image.ts';
import { integer } from '#core/fields/integer/integer.ts';
import { json } from '#core/fields/json/json.ts';
import { longText } from '#core/fields/long-text/long-text.ts';
import { lookup } from '#core/fields/lookup/lookup.ts';
import { money } from '#core/fields/money/money.ts';
import { multiChoice } from '#core/fields/multi-choice/multi-choice.ts';
import { percent } from '#core/fields/percent/percent.ts';
import { phone } from '#core/fields/phone/phone.ts';
import { rating } from '#core/fields/rating/rating.ts';
import { relationAny } from '#core/fields/relation-any/relation-any.ts';
import { relationMany } from '#core/fields/relation-many/relation-many.ts';
import { relationOne } from '#core/fields/relation-one/relation-one.ts';
import { richText } from '#core/fields/rich-text/rich-text.ts';
import { rollup } from '#core/fields/rollup/rollup.ts';
import { secret } from '#core/fields/secret/secret.ts';
import { tags } from '#core/fields/tags/tags.ts';
import { taxId } from '#core/fields/tax-id/tax-id.ts';
import { team } from '#core/fields/team/team.ts';
import { text } from '#core/fields/text/text.ts';
import { time } from '#core/fields/time/time.ts';
import { url } from '#core/fields/url/url.ts';
import { user } from '#core/fields/user/user.ts';

/** Every built-in field type, in the order in which the studio offers them. */
const builtIn: readonly FieldType[] = [
  text,
  longText,
  richText,
  integer,
  decimal,
  percent,
  money,
  boolean,
  date,
  dateTime,
  time,
  duration,
  choice,
  multiChoice,
  tags,
  rating,
  color,
  email,
  phone,
  url,
  taxId,
  address,
  geoPoint,
  relationOne,
  relationMany,
  relationAny,
  user,
  team,
  autonumber,
  file,
  image,
  json,
  formula,
  lookup,
  rollup,
  secret,
];

export const fieldTypes: ReadonlyMap<string, FieldType> = new Map(builtIn.map((type) => [type.name, type]));
