import { DeviceScreen } from '../../../features/terminals/device-screen.tsx'

/** One device. */
export const Component = DeviceScreen
