import http from "k6/http";

export const options = {
  scenarios: {
    steady: {
      executor: "constant-arrival-rate",
      rate: 200,
      duration: __ENV.DURATION,
      preAllocatedVUs: 300,
    },
  },
};

export default function () {
  http.get(`${__ENV.BASE_URL}/`);
}

export function handleSummary({ metrics }) {
  return { stdout: JSON.stringify(metrics.http_req_duration.values) };
}
