import { AppointmentScreen } from '../../../features/appointments/appointment-screen.tsx'

/** 预约 of the hall: refused by the server to whoever has no business with it. */
export function Component() {
  return <AppointmentScreen />
}
