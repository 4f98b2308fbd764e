import { BookScreen } from '../../../features/appointments/book-screen.tsx'

/** 代为预约, and 改期. */
export function Component() {
  return <BookScreen />
}
