import { startEnd } from '../../features/staff-end/start-end.tsx'
import { Door } from './door.tsx'

startEnd('工作台', <Door />)
