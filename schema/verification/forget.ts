/**
 * What a change of these fields makes void: what was found out holds for the value that was asked
 * about. The database does the same for every change (migrations/0018_verification.sql); verbs do it
 * so that a device without a network shows no verdict on another address.
 */
export function forgetVerified(fields: readonly string[]) {
  const isPhone = fields.includes('phone') || fields.includes('country');
  return {
    ...(fields.includes('email') && { emailState: null, emailReason: null, emailCheckedAt: null }),
    ...(isPhone && { phoneState: null, phoneReason: null, phoneType: null, phoneRegion: null }),
  };
}
