/** GB/T 22239-2019 8.1.4.1 a): passwords are complex enough and changed when somebody else knows them. */
const MIN_LENGTH = 8
const CHARACTER_CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/]

/** Why a password is too weak, in a sentence; undefined when it will do (8 characters of 3 classes). */
export function findPasswordFault(password: string): string | undefined {
  const classes = CHARACTER_CLASSES.filter((pattern) => pattern.test(password)).length
  return password.length >= MIN_LENGTH && classes >= 3 ? undefined : `密码至少 ${MIN_LENGTH} 位，并包含大写字母、小写字母、数字、符号中的三种。`
}
